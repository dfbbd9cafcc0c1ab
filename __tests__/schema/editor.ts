import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node'
import { SCHEMA_BASE } from '../../scripts/schema/links.ts'

/** What an editor underlines: the text, and what it says about it. */
export type Underlined = [text: string, message: string]

interface Range {
  start: { line: number; character: number }
  end: { line: number; character: number }
}

const ROOT = join(import.meta.dirname, '../..')

/** The language server that editors start for YAML, spoken to over its standard input and output. */
export class Editor {
  readonly #server: ChildProcess
  readonly #connection: MessageConnection
  readonly #waiting = new Map<string, (found: { range: Range; message: string }[]) => void>()
  #files = 0

  private constructor(server: ChildProcess, connection: MessageConnection) {
    this.#server = server
    this.#connection = connection
  }

  static async start(): Promise<Editor> {
    const server = spawn(
      join(ROOT, 'node_modules/node/bin/node'),
      [join(ROOT, 'node_modules/yaml-language-server/bin/yaml-language-server'), '--stdio'],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    )
    const connection = createMessageConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    )
    const editor = new Editor(server, connection)
    connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: { uri: string; diagnostics: { range: Range; message: string }[] }) =>
        editor.#waiting.get(uri)?.(diagnostics),
    )
    // The address of the modeline answers with the schema of this commit.
    connection.onRequest('vscode/content', (address: string) =>
      readFileSync(join(ROOT, 'schema', address.slice(`${SCHEMA_BASE}/`.length)), 'utf8'),
    )
    connection.onRequest('workspace/configuration', ({ items }: { items: { section: string }[] }) =>
      items.map(({ section }) =>
        section === 'yaml'
          ? { validate: true, completion: true, hover: true, schemaStore: { enable: false } }
          : {},
      ),
    )
    connection.onRequest('client/registerCapability', () => null)
    connection.listen()
    await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
        textDocument: { completion: { completionItem: { snippetSupport: true } } },
      },
    })
    await connection.sendNotification('initialized', {})
    await connection.sendNotification('yaml/registerContentRequest', {})
    return editor
  }

  async stop(): Promise<void> {
    await this.#connection.sendRequest('shutdown')
    const ended = new Promise((resolve) => this.#server.once('exit', resolve))
    await this.#connection.sendNotification('exit')
    await ended
    this.#connection.dispose()
  }

  /** Opens a spec and returns all that is underlined in it. */
  async underlined(text: string): Promise<Underlined[]> {
    const { uri, diagnostics } = this.#open(text)
    const lines = text.split('\n')
    const found = await diagnostics
    this.#waiting.delete(uri)
    return found.map(({ range: { start, end }, message }) => [
      (lines[start.line] ?? '').slice(
        start.character,
        start.line === end.line ? end.character : undefined,
      ),
      message,
    ])
  }

  /** The labels that completion offers at the end of a text. */
  async offered(text: string): Promise<string[]> {
    const { uri } = this.#open(text)
    const lines = text.split('\n')
    const answer = await this.#connection.sendRequest<{ items: { label: string }[] }>(
      'textDocument/completion',
      {
        textDocument: { uri },
        position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
      },
    )
    return answer.items.map(({ label }) => label)
  }

  /** What stands over the first place where `word` is. */
  async hover(text: string, word: string): Promise<string> {
    const { uri } = this.#open(text)
    const line = text.split('\n').findIndex((candidate) => candidate.includes(word))
    const answer = await this.#connection.sendRequest<{ contents: { value: string } } | null>(
      'textDocument/hover',
      {
        textDocument: { uri },
        position: { line, character: (text.split('\n')[line] ?? '').indexOf(word) + 1 },
      },
    )
    return answer?.contents.value ?? ''
  }

  #open(text: string): { uri: string; diagnostics: Promise<{ range: Range; message: string }[]> } {
    const uri = `file:///connections/${String((this.#files += 1))}.yml`
    const diagnostics = new Promise<{ range: Range; message: string }[]>((resolve) =>
      this.#waiting.set(uri, resolve),
    )
    void this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    })
    return { uri, diagnostics }
  }
}
