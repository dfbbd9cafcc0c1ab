import { globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { Shape } from '../../src/core/shape.ts'
import type { Recording } from '../../src/doctor/record.ts'
import { m2m, SECRETS } from '../e2e/specs.ts'
import { CLI, NODES, start } from '../cli/terminal.ts'

const FOLDER = join(import.meta.dirname, 'recorded')
const KEY = 'recorded'

/** Words that stand for texts with a meaning of their own; any other text is just a text. */
const WORDS: Record<string, string> = {
  connectionKey: KEY,
  technology: 'Databricks',
  authenticationType: 'oAuthM2M',
  clientSecret: '[REDACTED]',
  token: '[REDACTED]',
  password: '[REDACTED]',
  state: 'active',
  status: 'enabled',
}

/** An answer of a shape, with made-up values. */
function example(shape: Shape, key = ''): unknown {
  if (Array.isArray(shape)) return shape.map((item: Shape) => example(item, key))
  if (typeof shape === 'object')
    return Object.fromEntries(
      Object.entries(shape).map(([name, inner]) => [
        name.replace(/^<key.*$/, 'a-key-of-data'),
        example(inner, name),
      ]),
    )
  if (key === 'objectPath') return KEY
  const values: Record<string, unknown> = { number: 1, boolean: true, null: null }
  return shape in values ? values[shape] : shape === 'nothing' ? undefined : (WORDS[key] ?? 'text')
}

let server: Server | undefined
afterEach(() => void server?.close())

/** Serves what was recorded, each answer at its request. */
async function serve({ answers }: Recording): Promise<string> {
  server = createServer(({ method, url = '' }, response) => {
    const path = url.split('?')[0] ?? ''
    const found = answers.find(({ request }) => {
      const [verb, template = ''] = request.split(/[ ?]/)
      const pattern = new RegExp(
        `^${template.replace(/\{\w+…\}/, '.+').replace(/\{\w+\}/g, '[^/]+')}$`,
      )
      return verb === method && pattern.test(path)
    })
    const body = found === undefined ? undefined : example(found.shape)
    response.writeHead(found?.status ?? 404, {
      'content-type': found?.contentType ?? 'application/json',
    })
    const isText = typeof body === 'string' && !/json/.test(found?.contentType ?? '')
    // A text that comes alone is a script.
    response.end(isText ? `-- ${body}` : JSON.stringify(body ?? { statusCode: 404 }))
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

interface Told {
  usable: boolean
  guesses: { id: string; verdict: string; found: string }[]
}

/** What `doctor` says of the recorded answers. */
async function replay(recording: Recording): Promise<Told> {
  const folder = mkdtempSync(join(tmpdir(), 'recorded-'))
  const env = { ...SECRETS, IMMUTA_URL: await serve(recording), IMMUTA_API_KEY: 'a-recorded-key' }
  writeFileSync(join(folder, 'spec.yml'), m2m())
  const trials = (['dry-run', 'script'] as const).flatMap((name) =>
    recording.answers.some(({ probe }) => probe === name) ? [`--${name}`, 'spec.yml'] : [],
  )
  const line = [CLI, 'doctor', KEY, '--json', ...trials]
  const { stdout } = await start(NODES[0] ?? '', line, folder, env)
  return JSON.parse(stdout) as Told
}

const files = globSync(`${FOLDER}/*.json`)
const load = (file: string): Recording => JSON.parse(readFileSync(file, 'utf8')) as Recording

describe.each(files.map((file) => basename(file)))('%s', (name) => {
  test('every answer can be read', async () => {
    const { guesses } = await replay(load(join(FOLDER, name)))
    expect(guesses.filter(({ verdict }) => verdict === 'otherwise')).toEqual([])
  })
})

test('a file whose answers can not be read fails', async () => {
  const recording = load(join(FOLDER, 'simulator.json'))
  const search = recording.answers.find(({ probe }) => probe === 'search')
  expect(search?.shape).toBeDefined()
  const answers = recording.answers.map((answer) =>
    answer === search ? { ...answer, shape: { records: [{ objectPath: ['string'] }] } } : answer,
  )
  const { guesses } = await replay({ ...recording, answers })
  expect(guesses.filter(({ verdict }) => verdict === 'otherwise').map(({ id }) => id)).toEqual([
    'search-wrapper',
  ])
})
