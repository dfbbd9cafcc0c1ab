import { main } from './main.ts'

// A run that ends before its work is done, for whatever reason, must not look like a success.
process.exitCode = 1
if (await main(process.env)) process.exitCode = 0
