#!/usr/bin/env node
import { config } from 'zod/mini'
import { runToEnd } from '../exit.ts'
import { cli } from './command.ts'

// Each schema is used once or a few times, so compiling it to a function would cost more than it
// saves.
config({ jitless: true })

await runToEnd(() => cli(process.argv.slice(2), process.env))
