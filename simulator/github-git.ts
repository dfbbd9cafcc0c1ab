import { createHash } from 'node:crypto'
import { blobSha, failure } from './github-objects.ts'
import type { Site } from './github-objects.ts'
import { isObject } from './http.ts'
import type { Answer, JsonObject } from './http.ts'

interface Entry {
  mode: string
  type: 'blob' | 'tree' | 'commit'
  sha: string
}

interface GitCommit {
  tree: string
  parents: string[]
  message: string
  author: JsonObject
  committer: JsonObject
}

const sha1 = (kind: string, content: Buffer): string =>
  createHash('sha1')
    .update(`${kind} ${String(content.length)}\0`)
    .update(content)
    .digest('hex')

/** The Git database of the simulated repository: real object names, in memory. */
export class GitDatabase {
  readonly blobs = new Map<string, Buffer>()
  /** Tree → its direct entries. */
  readonly trees = new Map<string, Map<string, Entry>>()
  readonly commits = new Map<string, GitCommit>()
  /** Full ref name → commit. */
  readonly refs = new Map<string, string>()
  readonly #site: () => Site

  constructor(site: () => Site) {
    this.#site = site
  }

  /** Writes a note as `git notes add -f` would, in a commit of its own: for tests that need one to be there. */
  setNote(ref: string, commitSha: string, text: string): string {
    const parent = this.refs.get(ref)
    const flat = new Map(
      parent === undefined ? [] : this.#flatten(this.commits.get(parent)?.tree ?? ''),
    )
    flat.set(commitSha, { mode: '100644', type: 'blob', sha: this.#addBlob(Buffer.from(text)) })
    const person = { name: 'Mona', email: 'mona@example.com', date: '2026-01-01T00:00:00Z' }
    const sha = this.#addCommit({
      tree: this.#addTree(flat),
      parents: parent === undefined ? [] : [parent],
      message: 'Notes added',
      author: person,
      committer: person,
    })
    this.refs.set(ref, sha)
    return sha
  }

  /** All notes of a ref: annotated commit → text, with Git's fan-out directories folded away. */
  notes(ref: string): Record<string, string> {
    const commit = this.commits.get(this.refs.get(ref) ?? '')
    if (commit === undefined) return {}
    return Object.fromEntries(
      [...this.#flatten(commit.tree)].map(([path, entry]) => [
        path.replaceAll('/', ''),
        this.blobs.get(entry.sha)?.toString('utf8') ?? '',
      ]),
    )
  }

  getRef(name: string): Answer {
    const sha = this.refs.get(`refs/${name}`)
    return sha === undefined
      ? failure(404, 'Not Found')
      : { status: 200, body: this.refBody(`refs/${name}`, sha) }
  }

  createRef(body: JsonObject): Answer {
    const name = String(body['ref'])
    const sha = String(body['sha'])
    if (!/^refs\/[^/]+\/.+/.test(name))
      return failure(422, "Reference name must start with 'refs/' and have two slashes")
    if (this.refs.has(name)) return failure(422, 'Reference already exists')
    if (!this.commits.has(sha)) return failure(422, 'Object does not exist')
    this.refs.set(name, sha)
    return { status: 201, body: this.refBody(name, sha) }
  }

  updateRef(name: string, body: JsonObject): Answer {
    const full = `refs/${name}`
    const sha = String(body['sha'])
    const current = this.refs.get(full)
    if (current === undefined) return failure(422, 'Reference does not exist')
    if (!this.commits.has(sha)) return failure(422, 'Object does not exist')
    if (body['force'] !== true && !this.#isAncestor(current, sha))
      return failure(422, 'Update is not a fast forward')
    this.refs.set(full, sha)
    return { status: 200, body: this.refBody(full, sha) }
  }

  createBlob(body: JsonObject): Answer {
    const encoding = body['encoding'] === 'base64' ? 'base64' : 'utf8'
    const sha = this.#addBlob(Buffer.from(String(body['content']), encoding))
    return { status: 201, body: { sha, url: this.#url('blobs', sha) } }
  }

  getBlob(sha: string): Answer {
    const content = this.blobs.get(sha)
    if (content === undefined) return failure(404, 'Not Found')
    const text = content.toString('base64').replace(/.{1,60}/g, '$&\n')
    const body = {
      sha,
      node_id: `B_${sha}`,
      size: content.length,
      url: this.#url('blobs', sha),
      content: text,
      encoding: 'base64',
    }
    return { status: 200, body }
  }

  createTree(body: JsonObject): Answer {
    const base = body['base_tree']
    if (typeof base === 'string' && !this.trees.has(base))
      return failure(422, 'base_tree is not a valid tree')
    const flat = typeof base === 'string' ? this.#flatten(base) : new Map<string, Entry>()
    for (const item of Array.isArray(body['tree']) ? body['tree'] : []) {
      if (!isObject(item)) return failure(422, 'tree entries must be objects')
      const path = String(item['path'])
      const { content, sha } = item
      const mode = typeof item['mode'] === 'string' ? item['mode'] : '100644'
      if (typeof content === 'string')
        flat.set(path, { mode, type: 'blob', sha: this.#addBlob(Buffer.from(content)) })
      else if (sha === null) flat.delete(path)
      else if (typeof sha === 'string' && this.blobs.has(sha))
        flat.set(path, { mode, type: 'blob', sha })
      else if (typeof sha === 'string' && this.trees.has(sha)) {
        for (const [inner, entry] of this.#flatten(sha)) flat.set(`${path}/${inner}`, entry)
      } else return failure(422, `tree.sha of ${path} is not a valid object`)
    }
    if (flat.size === 0) return failure(422, 'Invalid tree info')
    return { status: 201, body: this.#treeBody(this.#addTree(flat), false) }
  }

  getTree(name: string, recursive: boolean): Answer {
    const sha = this.trees.has(name) ? name : (this.commits.get(name)?.tree ?? '')
    return this.trees.has(sha)
      ? { status: 200, body: this.#treeBody(sha, recursive) }
      : failure(404, 'Not Found')
  }

  createCommit(body: JsonObject, login: string, now: string): Answer {
    const tree = String(body['tree'])
    const parents = Array.isArray(body['parents']) ? body['parents'].map(String) : []
    if (!this.trees.has(tree)) return failure(422, 'Tree SHA does not exist')
    if (!parents.every((parent) => this.commits.has(parent)))
      return failure(422, 'Parent SHA does not exist or is not a commit object')
    const self = { name: login, email: `${login}@users.noreply.github.test`, date: now }
    const author = isObject(body['author']) ? { ...self, ...body['author'] } : self
    const committer = isObject(body['committer']) ? { ...self, ...body['committer'] } : author
    const sha = this.#addCommit({
      tree,
      parents,
      message: String(body['message']),
      author,
      committer,
    })
    return { status: 201, body: this.#commitBody(sha) }
  }

  getCommit(sha: string): Answer {
    return this.commits.has(sha)
      ? { status: 200, body: this.#commitBody(sha) }
      : failure(404, 'Not Found')
  }

  #url(kind: string, name: string): string {
    const { api, owner, repo } = this.#site()
    return `${api}/repos/${owner}/${repo}/git/${kind}/${name}`
  }

  #addBlob(content: Buffer): string {
    const sha = blobSha(content)
    this.blobs.set(sha, content)
    return sha
  }

  /** Stores nested trees for a flat list of paths, and answers the root's name. */
  #addTree(flat: Map<string, Entry>): string {
    const direct = new Map<string, Entry>()
    const folders = new Map<string, Map<string, Entry>>()
    for (const [path, entry] of flat) {
      const slash = path.indexOf('/')
      if (slash < 0) {
        direct.set(path, entry)
        continue
      }
      const folder = path.slice(0, slash)
      const inside = folders.get(folder) ?? new Map<string, Entry>()
      folders.set(folder, inside.set(path.slice(slash + 1), entry))
    }
    for (const [name, inside] of folders)
      direct.set(name, { mode: '040000', type: 'tree', sha: this.#addTree(inside) })
    const key = ([name, { type }]: [string, Entry]): string => (type === 'tree' ? `${name}/` : name)
    const sorted = [...direct].sort((left, right) => (key(left) < key(right) ? -1 : 1))
    const parts = sorted.map(([name, { mode, sha }]) =>
      Buffer.concat([Buffer.from(`${mode.replace(/^0/, '')} ${name}\0`), Buffer.from(sha, 'hex')]),
    )
    const sha = sha1('tree', Buffer.concat(parts))
    this.trees.set(sha, new Map(sorted))
    return sha
  }

  #flatten(sha: string, prefix = ''): Map<string, Entry> {
    const flat = new Map<string, Entry>()
    for (const [name, entry] of this.trees.get(sha) ?? []) {
      if (entry.type !== 'tree') flat.set(prefix + name, entry)
      else
        for (const [path, inner] of this.#flatten(entry.sha, `${prefix}${name}/`))
          flat.set(path, inner)
    }
    return flat
  }

  #addCommit(commit: GitCommit): string {
    const sha = sha1('commit', Buffer.from(JSON.stringify(commit)))
    this.commits.set(sha, commit)
    return sha
  }

  #isAncestor(ancestor: string, sha: string): boolean {
    if (ancestor === sha) return true
    return (this.commits.get(sha)?.parents ?? []).some((parent) =>
      this.#isAncestor(ancestor, parent),
    )
  }

  /** A reference as the API shows it. */
  refBody(ref: string, sha: string): JsonObject {
    const url = this.#url('refs', ref.slice('refs/'.length))
    return {
      ref,
      node_id: `R_${sha}`,
      url,
      object: { type: 'commit', sha, url: this.#url('commits', sha) },
    }
  }

  #treeBody(sha: string, recursive: boolean): JsonObject {
    const entries = recursive
      ? this.#flatten(sha)
      : (this.trees.get(sha) ?? new Map<string, Entry>())
    const tree = [...entries].map(([path, entry]) => {
      const size = this.blobs.get(entry.sha)?.length
      const url = this.#url(entry.type === 'tree' ? 'trees' : 'blobs', entry.sha)
      return { path, ...entry, ...(size !== undefined && { size }), url }
    })
    return { sha, url: this.#url('trees', sha), tree, truncated: false }
  }

  #commitBody(sha: string): JsonObject {
    const commit = this.commits.get(sha)
    if (commit === undefined) throw new Error(`no commit ${sha}`)
    const url = this.#url('commits', sha)
    return {
      sha,
      node_id: `C_${sha}`,
      url,
      html_url: url,
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { sha: commit.tree, url: this.#url('trees', commit.tree) },
      parents: commit.parents.map((parent) => ({
        sha: parent,
        url: this.#url('commits', parent),
        html_url: this.#url('commits', parent),
      })),
      verification: {
        verified: false,
        reason: 'unsigned',
        signature: null,
        payload: null,
        verified_at: null,
      },
    }
  }
}
