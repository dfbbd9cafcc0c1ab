import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { GitDatabase } from './github-git.ts'

/** A real Git repository beside the simulated one, to read its notes with Git's own commands. */
export class Clone {
  readonly #folder: string

  /** @param folder an empty one */
  constructor(folder: string) {
    this.#folder = folder
    this.git(['init', '-q', '-b', 'main'])
  }

  git(args: string[], input = ''): string {
    return execFileSync(
      'git',
      [
        '-c',
        'user.name=Mona',
        '-c',
        'user.email=mona@example.com',
        '-c',
        'commit.gpgsign=false',
        ...args,
      ],
      { cwd: this.#folder, input, encoding: 'utf8' },
    ).trim()
  }

  /** Commits exactly these files on main; returns the commit's sha. */
  commit(files: Record<string, string>, message: string): string {
    for (const path of this.git(['ls-files'])
      .split('\n')
      .filter((line) => line !== ''))
      rmSync(join(this.#folder, path))
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.#folder, path)), { recursive: true })
      writeFileSync(join(this.#folder, path), text)
    }
    this.git(['add', '-A'])
    this.git(['commit', '-q', '--allow-empty', '-m', message])
    return this.git(['rev-parse', 'HEAD'])
  }

  /** Brings the simulated repository's notes here, object by object, as `git fetch` would. */
  fetchNotes({ blobs, trees, commits, refs }: GitDatabase, ref: string): void {
    const tree = (sha: string): string => {
      const lines = [...(trees.get(sha) ?? [])].map(
        ([name, { mode, type, sha: child }]) =>
          `${mode} ${type} ${type === 'tree' ? tree(child) : this.git(['hash-object', '-w', '--stdin'], blobs.get(child)?.toString())}\t${name}\n`,
      )
      return this.git(['mktree'], lines.join(''))
    }
    const commit = (sha: string): string => {
      const found = commits.get(sha)
      return this.git([
        'commit-tree',
        tree(found?.tree ?? ''),
        ...(found?.parents ?? []).flatMap((parent) => ['-p', commit(parent)]),
        '-m',
        found?.message ?? '',
      ])
    }
    this.git(['update-ref', ref, commit(refs.get(ref) ?? '')])
  }
}
