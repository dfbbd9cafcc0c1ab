// Says how to get on where Node 24, on which the Action runs and everything here, was not installed with the packages.
import { existsSync } from 'node:fs'
import { join } from 'node:path'

if (!existsSync(join(import.meta.dirname, '../node_modules/node/bin/node'))) {
  console.error(
    `This runs on the Node 24 of node_modules, which is missing (found ${process.version}): run \`npm ci\` without --ignore-scripts.`,
  )
  process.exitCode = 1
}
