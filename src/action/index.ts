import { config } from 'zod/mini'
import { runToEnd } from '../exit.ts'
import { main } from './main.ts'

// Each schema is used once or a few times, so compiling it to a function would cost more than it
// saves.
config({ jitless: true })

await runToEnd(async () => ((await main(process.env)) ? 0 : 1))
