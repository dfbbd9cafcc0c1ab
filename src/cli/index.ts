#!/usr/bin/env node
import { config } from 'zod/mini'
import { cli } from './command.ts'

// Each schema is used once or a few times, so compiling it to a function would cost more than it
// saves.
config({ jitless: true })

// A run that ends before its work is done, for whatever reason, must not look like a success.
process.exitCode = 1
process.exitCode = await cli(process.argv.slice(2), process.env)
