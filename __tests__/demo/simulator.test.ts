import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { CLI, NODES, start } from '../cli/terminal.ts'
import { m2m } from '../e2e/specs.ts'

const ROOT = join(import.meta.dirname, '../..')
const README = readFileSync(join(ROOT, 'README.md'), 'utf8')

/** `npm run simulator`, as a person uses it: what it prints is read, and lines are typed. */
class Simulator {
  readonly #child = spawn(NODES[0] ?? '', ['demo/simulator.ts'], { cwd: ROOT })
  #text = ''

  constructor() {
    this.#child.stdout.setEncoding('utf8').on('data', (text: string) => (this.#text += text))
  }

  /** Waits for the prompt after a line, and returns what was printed before it. */
  async types(line?: string): Promise<string> {
    this.#text = line === undefined ? this.#text : ''
    if (line !== undefined) this.#child.stdin.write(`${line}\n`)
    while (!this.#text.endsWith('> ')) await new Promise((resolve) => setTimeout(resolve, 20))
    return this.#text
  }

  async says(words: string): Promise<void> {
    while (!this.#text.includes(words)) await new Promise((resolve) => setTimeout(resolve, 20))
  }

  /** Leaves it without a hand to type, as in the background. */
  leaves(): void {
    this.#child.stdin.end()
  }

  stops(): Promise<number | null> {
    this.#child.kill('SIGTERM')
    return new Promise((resolve) => this.#child.once('close', resolve))
  }

  ends(): Promise<number | null> {
    this.#child.stdin.write('quit\n')
    return new Promise((resolve) => this.#child.once('close', resolve))
  }
}

test('the session that it prints works, and so does what stands for GitHub', async () => {
  const simulator = new Simulator()
  const folder = mkdtempSync(join(tmpdir(), 'reader-'))
  try {
    const told = await simulator.types()
    const env = Object.fromEntries(
      [...told.matchAll(/\b([A-Z_]+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value]),
    )
    const session = [...told.matchAll(/^ {2}immuta-connections (.+?)(?: *#.*)?$/gm)]
      .map(([, line = '']) => line)
      .filter((line) => !line.startsWith('plan'))
    expect(session).toEqual(['doctor', 'import legacy-finance --objects', 'validate', 'drift'])
    for (const line of session) {
      const ended = await start(NODES[0] ?? '', [CLI, ...line.split(' ')], folder, env)
      expect([line, ended.code, ended.stderr]).toEqual([line, 0, ''])
    }
    const file = join(folder, 'connections/legacy-finance.yml')
    expect(readFileSync(file, 'utf8')).toContain('sales: { isActive: true }')
    const planned = await simulator.types(`pull-request ${folder}`)
    expect(planned).toContain('Immuta connections: 1 unchanged')
    const [, page = ''] = /As on GitHub, to unfold: file:\/\/(\S+)/.exec(planned) ?? []
    expect(readFileSync(page, 'utf8')).toContain('<summary>Whole payload')
    expect(await simulator.types('merge')).toMatch(/The comment stays as it is.*Nothing to do/s)
    writeFileSync(file, readFileSync(file, 'utf8').replace('9f8e7d6c', '00000000'))
    expect(await simulator.types(`pull-request ${folder}`)).toContain('1 to update')
    expect(await simulator.types('merge')).toContain('Applied.')
    expect(await simulator.types('drift')).toContain('No drift.')
    expect(await simulator.types('break legacy-finance')).toContain('try drift')
    expect(await simulator.types('drift')).toContain('does not work in Immuta')
    expect(await simulator.types('mend legacy-finance')).toContain('passes')
    const spec = `${m2m('new-one', { catalog: 'immuta_new' })}objects:\n  hr: { isActive: true }\n`
    writeFileSync(join(folder, 'connections/new.yml'), spec)
    expect(await simulator.types(`pull-request ${folder}`)).toContain('1 to register')
    expect(await simulator.types('merge')).toContain('1 object set')
    // What the README activates is there.
    const [, listed = ''] = /^ {2}(sales\.[\w.]+: \{ isActive: true \})/m.exec(README) ?? []
    writeFileSync(join(folder, 'connections/new.yml'), `${spec}  ${listed}\n`)
    await simulator.types(`pull-request ${folder}`)
    expect(await simulator.types('merge')).toContain('1 object set')
    writeFileSync(join(folder, 'connections/bad.yml'), 'connectionKey: [')
    expect(await simulator.types(`pull-request ${folder}`)).toContain(
      'The run failed (exit code 1)',
    )
    expect(await simulator.types('pull-request /no/such/folder')).toContain('holds no file')
    expect(await simulator.types('dance')).toContain('pull-request FOLDER')
  } finally {
    expect(await simulator.ends()).toBe(0)
    rmSync(folder, { recursive: true })
  }
})

test('without a hand to type, the servers run on until they are stopped', async () => {
  const simulator = new Simulator()
  const told = await simulator.types()
  const [, url = ''] = /IMMUTA_URL=(\S+)/.exec(told) ?? []
  simulator.leaves()
  await simulator.says('the servers run until this is stopped')
  expect((await fetch(url)).status).toBe(401)
  expect(await simulator.stops()).toBe(0)
})
