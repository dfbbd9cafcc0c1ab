import { blobSha } from './github-objects.ts'
import type { Site } from './github-objects.ts'
import type { JsonObject } from './http.ts'

export type Tree = Map<string, string>

const lines = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))

/** One hunk around everything that differs. Coarser than Git's, but it applies. */
function patchOf(
  before: string,
  after: string,
): { patch: string; additions: number; deletions: number } {
  const old = lines(before)
  const fresh = lines(after)
  let start = 0
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start += 1
  let end = 0
  while (
    end < old.length - start &&
    end < fresh.length - start &&
    old.at(-1 - end) === fresh.at(-1 - end)
  )
    end += 1
  const removed = old.slice(start, old.length - end)
  const added = fresh.slice(start, fresh.length - end)
  const from = (count: number): string =>
    `${String(count === 0 ? start : start + 1)},${String(count)}`
  const patch = [
    `@@ -${from(removed.length)} +${from(added.length)} @@`,
    ...removed.map((line) => `-${line}`),
    ...added.map((line) => `+${line}`),
  ].join('\n')
  return { patch, additions: added.length, deletions: removed.length }
}

/** The files that differ between two trees, as GitHub lists them: by path, with identical content taken as a rename. */
export function compareTrees(site: Site, before: Tree, after: Tree, headSha: string): JsonObject[] {
  const gone = new Map([...before].filter(([path]) => !after.has(path)))
  const url = `${site.api}/repos/${site.owner}/${site.repo}`
  const html = `${site.server}/${site.owner}/${site.repo}`
  const files: JsonObject[] = []
  const add = (
    filename: string,
    status: string,
    old: string,
    fresh: string,
    previous?: string,
  ): void => {
    const { patch, additions, deletions } = patchOf(old, fresh)
    const encoded = filename.split('/').map(encodeURIComponent).join('/')
    files.push({
      sha: blobSha(status === 'removed' ? old : fresh),
      filename,
      status,
      additions,
      deletions,
      changes: additions + deletions,
      blob_url: `${html}/blob/${headSha}/${encoded}`,
      raw_url: `${html}/raw/${headSha}/${encoded}`,
      contents_url: `${url}/contents/${encoded}?ref=${headSha}`,
      ...(additions + deletions > 0 && { patch }),
      ...(previous !== undefined && { previous_filename: previous }),
    })
  }
  for (const [path, content] of after) {
    const old = before.get(path)
    if (old === content) continue
    if (old !== undefined) {
      add(path, 'modified', old, content)
      continue
    }
    const source = content === '' ? undefined : [...gone].find(([, text]) => text === content)?.[0]
    if (source === undefined) add(path, 'added', '', content)
    else {
      gone.delete(source)
      add(path, 'renamed', content, content, source)
    }
  }
  for (const [path, content] of gone) add(path, 'removed', content, '')
  return files.sort((left, right) =>
    String(left['filename']) < String(right['filename']) ? -1 : 1,
  )
}

const LINK = '\0link to '

/** A symbolic link, as the content of a tree's entry. */
export function symbolicLink(target: string): string {
  return LINK + target
}

/** The answer of the contents endpoint: a file, a directory's list, or nothing. */
export function contentsOf(
  site: Site,
  tree: Tree,
  path: string,
  ref: string,
): JsonObject | JsonObject[] | undefined {
  const url = `${site.api}/repos/${site.owner}/${site.repo}`
  const html = `${site.server}/${site.owner}/${site.repo}`
  const entry = (
    type: 'file' | 'dir' | 'symlink',
    at: string,
    sha: string,
    size: number,
  ): JsonObject => {
    const encoded = at.split('/').map(encodeURIComponent).join('/')
    const self = `${url}/contents/${encoded}?ref=${encodeURIComponent(ref)}`
    const git = `${url}/git/${type === 'dir' ? 'trees' : 'blobs'}/${sha}`
    const page = `${html}/${type === 'dir' ? 'tree' : 'blob'}/${ref}/${encoded}`
    return {
      type,
      name: at.slice(at.lastIndexOf('/') + 1),
      path: at,
      sha,
      size,
      url: self,
      git_url: git,
      html_url: page,
      download_url: type === 'dir' ? null : `${html}/raw/${ref}/${encoded}`,
      _links: { self, git, html: page },
    }
  }
  const own = tree.get(path)
  // GitHub answers for a link to a file with that file.
  const content = own?.startsWith(LINK) === true ? tree.get(own.slice(LINK.length)) : own
  if (content !== undefined) {
    const bytes = Buffer.from(content)
    // Beyond a megabyte GitHub names the file but leaves its content out.
    const small = bytes.length <= 1_048_576
    return {
      ...entry('file', path, blobSha(content), bytes.length),
      encoding: small ? 'base64' : 'none',
      content: small ? bytes.toString('base64').replace(/.{1,60}/g, '$&\n') : '',
    }
  }
  const prefix = path === '' ? '' : `${path}/`
  const children = new Map<string, JsonObject>()
  for (const [name, text] of [...tree].sort(([left], [right]) => (left < right ? -1 : 1))) {
    if (!name.startsWith(prefix)) continue
    const [child = '', ...deeper] = name.slice(prefix.length).split('/')
    if (children.has(child)) continue
    const at = prefix + child
    if (deeper.length > 0) children.set(child, entry('dir', at, blobSha(`directory ${at}`), 0))
    else
      children.set(
        child,
        entry(
          text.startsWith(LINK) ? 'symlink' : 'file',
          at,
          blobSha(text),
          Buffer.byteLength(text),
        ),
      )
  }
  return children.size > 0 || path === '' ? [...children.values()] : undefined
}
