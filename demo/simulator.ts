import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parse } from 'yaml'
import { scheduleEvent } from '../simulator/events.ts'
import type { RunResult } from '../simulator/runner.ts'
import { API_KEY, World } from '../simulator/world.ts'
import { DATABRICKS_HOSTS } from '../src/connection/host-format.ts'
import { page } from './page.ts'
import { quote, show } from './stage.ts'

/*
 * Immuta, GitHub and Databricks on loopback, for somebody who wants to try the terminal's commands and the Action on a folder of their own.
 * They run until they are stopped. What is typed here stands for what people do on GitHub.
 */

/** A connection that Immuta has from the start, and no file declares: to be imported. */
const LEGACY = `connectionKey: legacy-finance
connection:
  technology: Databricks
  hostname: acme-finance.cloud.databricks.com
  port: 443
  httpPath: /sql/1.0/warehouses/9f8e7d6c5b4a3f2e
  authenticationType: token
  token: simulated-access-token
settings: { isActive: false }
options: { forceRecursiveCrawl: true }
nativeIntegration:
  type: Databricks
  autoBootstrap: false
  unityCatalog: true
  config: { host: acme-finance.cloud.databricks.com, port: 443, catalog: immuta_finance, authenticationType: token, token: simulated-access-token, audit: { enabled: true } }
`
/** What every connection finds in Databricks. */
const TREE = [
  'sales.regions.countries',
  'sales.raw.orders',
  'sales.curated.orders',
  'hr.people.salaries',
]

/** How long an apply waits for what Immuta does in the background, in seconds. */
const WAIT_SECONDS = 20

/** Files of a folder that are looked at, and the largest of them, in bytes. */
const MAX_FILES = 2000
const MAX_BYTES = 256 * 1024

const HELP = `  pull-request FOLDER  open a pull request with the files of a folder, or push to it, and plan
  merge                merge it, and apply
  drift                compare what is on main with Immuta
  break KEY, mend KEY  let the integration of a connection fail its hourly test, and pass again
  help, quit`

const world = await World.create({ main: { 'README.md': 'Data governance\n' } })
const databricks = await world.startDatabricks()
world.immuta.metadata.set('legacy-finance', TREE)
world.immuta.seed(parse(LEGACY))
// What somebody did in Immuta before there was a file.
world.immuta.switchByHand('legacy-finance', 'sales', { isActive: true })
const ca = join(world.folder({ 'ca.pem': databricks.certificate }), 'ca.pem')
const pages = world.folder({})
let pull = 1
let head: Record<string, string> | undefined

console.log(`Immuta, GitHub and Databricks are simulated here until you stop this (Ctrl+C). Nothing leaves this machine.

In another terminal:

  export IMMUTA_URL=${world.immuta.url} IMMUTA_API_KEY=${API_KEY}
  export CONNECTION_LEGACY_FINANCE_TOKEN=simulated-access-token
  export NODE_EXTRA_CA_CERTS=${ca}
  alias immuta-connections='node ${join(import.meta.dirname, '../dist/cli/index.js')}'

  mkdir governance && cd governance && git init --initial-branch=main
  immuta-connections doctor                          # is everything ready?
  immuta-connections import legacy-finance --objects # writes connections/legacy-finance.yml
  immuta-connections validate
  immuta-connections drift
  git add . && git commit -m 'Import legacy-finance' # then change a field, and:
  immuta-connections plan --online --base HEAD       # what differs, with Immuta's dry run

A spec for the simulated Databricks has \`hostname: localhost\` and \`port: ${new URL(databricks.url).port}\`; commands then need \`--allowed-hosts localhost --allowed-hosts '*.databricks.com'\`. Every connection finds the tables ${TREE.join(', ')}.

Here, in place of GitHub:

${HELP}
`)

const prompt = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' })
// At a terminal, its end is Ctrl+D.
let hasQuit = process.stdin.isTTY
prompt.prompt()
for await (const line of prompt) {
  const [command = '', ...rest] = line.trim().split(/\s+/)
  if (['quit', 'exit'].includes(command)) {
    hasQuit = true
    break
  }
  try {
    await obey(command, rest.join(' '))
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error))
  }
  prompt.prompt()
}
if (!hasQuit) {
  // Started without a terminal, the servers are what is wanted.
  console.log('\nNothing more can be typed here; the servers run until this is stopped.')
  await new Promise((resolve) => process.once('SIGTERM', resolve).once('SIGINT', resolve))
}
await world.close()
process.stdin.destroy()

async function obey(command: string, argument: string): Promise<void> {
  switch (command) {
    case 'pull-request': {
      if (argument === '') throw new Error('Which folder? pull-request FOLDER')
      head = filesOf(argument)
      await shown(world.pullRequest(pull, head, settings(head)))
      console.log(`\nThe comment on pull request #${pull}:\n\n${quote(latest())}\n\n${seen()}`)
      return
    }
    case 'merge': {
      if (head === undefined) throw new Error('There is no open pull request: pull-request FOLDER')
      const merged = head
      const planned = latest()
      const { summary } = await shown(world.merge(pull, merged, settings(merged)))
      const told =
        latest() === planned
          ? `The comment stays as it is. The summary of the run:\n\n${quote(`\n${summary}`)}`
          : `The comment on pull request #${pull}, after the merge:\n\n${quote(latest())}\n\n${seen()}`
      console.log(`\n${told}`)
      head = undefined
      pull += 1
      return
    }
    case 'drift': {
      const { files, sha } = world.main
      const event = { event: 'schedule', payload: scheduleEvent(), sha, ref: 'refs/heads/main' }
      const run = await shown(world.run({ ...event, ...settings(files) }, files))
      console.log(`\nThe summary of the run:\n\n${quote(`\n${run.summary}`)}`)
      return
    }
    case 'break': {
      if (!world.immuta.connections.has(argument)) {
        throw new Error(
          `Immuta has no connection ${argument}: ${[...world.immuta.connections.keys()].join(', ')}`,
        )
      }
      world.immuta.failHourlyTest(argument, 'The credential has expired')
      console.log('Its hourly test fails from now on: try drift.')
      return
    }
    case 'mend':
      world.immuta.unhealthy.delete(argument)
      console.log('Its hourly test passes.')
      return
    case '':
      return
    default:
      console.log(HELP)
  }
}

/** Waits for a run, prints its log, and how it ended where it failed. */
async function shown(running: Promise<RunResult>): Promise<RunResult> {
  const run = await show(running)
  if (run.exitCode !== 0)
    console.log(
      `\nThe run failed (${run.signal ?? `exit code ${String(run.exitCode)}`}). ${run.stderr}`,
    )
  return run
}

/** The newest comment on the pull request. */
function latest(): string {
  return world.comments(pull).at(-1) ?? ''
}

/** Writes the comment as GitHub shows it, with what is folded here, and says where. */
function seen(): string {
  const title = `pull request #${String(pull)}`
  const file = join(pages, `pull-request-${String(pull)}.html`)
  writeFileSync(file, page([{ title, markdown: latest() }], 'light'))
  return `As on GitHub, to unfold: file://${file}`
}

/** Inputs and secrets of a step: each variable that a spec names has its own value, or one made up. */
function settings(files: Record<string, string>): {
  inputs: Record<string, string>
  env: Record<string, string>
} {
  // Whatever a spec declares, Databricks has the same data.
  for (const text of Object.values(files))
    for (const [, key = ''] of text.matchAll(/^connectionKey: *["']?([^"'\s#]+)/gm))
      if (!world.immuta.metadata.has(key)) world.immuta.metadata.set(key, TREE)
  const names = Object.values(files).flatMap((text) =>
    [...text.matchAll(/\$\{(CONNECTION_\w+)\}/g)].map(([, name = '']) => name),
  )
  return {
    inputs: {
      'allowed-hosts': [...DATABRICKS_HOSTS, 'localhost'].join('\n'),
      'wait-timeout': String(WAIT_SECONDS),
    },
    env: Object.fromEntries(
      names.map((name) => [name, process.env[name] ?? `simulated-value-of-${name}`]),
    ),
  }
}

/** The files that a commit of a folder would hold. */
function filesOf(name: string): Record<string, string> {
  const folder = resolve(name.replace(/^~(?=\/|$)/, homedir()))
  const paths = globSync('**/*', {
    cwd: folder,
    exclude: (path) => ['.git', 'node_modules'].includes(path),
  })
  const files = paths.filter((path) => {
    const found = statSync(join(folder, path))
    return found.isFile() && found.size <= MAX_BYTES
  })
  if (files.length === 0) throw new Error(`${folder} holds no file.`)
  if (files.length > MAX_FILES) throw new Error(`${folder} holds more than ${MAX_FILES} files.`)
  return Object.fromEntries(
    files.map((path) => [
      relative(folder, join(folder, path)),
      readFileSync(join(folder, path), 'utf8'),
    ]),
  )
}
