import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Clone } from '../simulator/clone.ts'
import { scheduleEvent } from '../simulator/events.ts'
import { World } from '../simulator/world.ts'
import { databricksStory } from './databricks.ts'
import { page } from './page.ts'
import { chapter, check, comment, expectExit, type Page, quote, show } from './stage.ts'

/*
 * Two stories on the built bundle. This one: a pull request with mistakes, the fix, the merge, a second apply that writes nothing, drift that is found and set right,
 * and who did all that, as Git tells it.
 * Immuta and GitHub are simulated on loopback; the Action is spawned as the runner spawns it.
 */

const OUT = join(import.meta.dirname, 'out')
const PULL = 7

const world = await World.create({
  main: { 'README.md': 'Data governance' },
  env: {
    CONNECTION_PROD_SECRET: 'demo-client-secret-0001',
    CONNECTION_DEV_TOKEN: 'demo-access-token-0002',
    CONNECTION_SANDBOX_TOKEN: 'demo-access-token-0003',
  },
})
const clone = new Clone(world.folder({}))
const audited = { inputs: { 'audit-notes': 'true' } }
const files = sampleRepository()
const pages: Page[] = []

try {
  chapter(
    '1. A pull request adds three connections, one of them with mistakes',
    'Both mistakes are found, with their lines. The other two were tried in Immuta, whose dry run accepted them; nothing is written, and nothing would be by a merge.',
  )
  expectExit(await show(world.pullRequest(PULL, files)), 1)
  pages.push(comment(world, PULL, 'The comment on the pull request'))

  chapter(
    '2. The mistakes are fixed: the same comment, edited in place',
    'Ready, once people have done what the comment names first. What is dangerous stands on top: `sandbox` becomes active at once.',
  )
  const fixed = {
    ...files,
    'connections/sandbox.yml': (files['connections/sandbox.yml'] ?? '')
      .replace('hostnme:', 'hostname:')
      .replace('isActive: yes', 'isActive: true'),
  }
  expectExit(await show(world.pullRequest(PULL, fixed)), 0)
  pages.push(comment(world, PULL, 'The comment after the fix'))
  check(world.comments(PULL).length === 1, 'one comment')
  check(world.immuta.writes().length === 0, 'no write in Immuta before the merge')

  chapter(
    '3. The merge: the connections are registered, their background jobs followed',
    'Only what the comment showed is sent; the outcome is written back into it.',
  )
  world.github.review(PULL, 'mona', 'APPROVED')
  const merged = expectExit(
    await show(
      world.merge(PULL, fixed, {
        sha: clone.commit(fixed, 'Add three connections (#7)'),
        ...audited,
      }),
    ),
    0,
  )
  pages.push({ title: 'The summary of the apply', markdown: merged.summary })
  check(world.immuta.connections.size === 3, 'three connections registered')

  chapter(
    '4. The same apply once more writes nothing',
    'Apply compares with Immuta, so a re-run is always safe.',
  )
  const writes = world.immuta.writes().length
  expectExit(await show(world.push(fixed)), 0)
  check(world.immuta.writes().length === writes, 'no further write in Immuta')

  chapter(
    '5. Somebody moves a connection to another warehouse by hand: the nightly run finds it, and opens an issue',
    'The run fails, so that somebody looks; the issue says what differs, and stays one issue however long it lasts.',
  )
  const live = world.immuta.connections.get('dev-lakehouse')
  if (live !== undefined)
    live.body['connection'] = {
      ...(live.body['connection'] as object),
      httpPath: '/sql/1.0/warehouses/ffffffffffffffff',
    }
  const nightly = {
    event: 'schedule',
    payload: scheduleEvent(),
    sha: world.main.sha,
    ref: 'refs/heads/main',
    inputs: { 'drift-issue': 'true' },
  }
  expectExit(await show(world.run(nightly, fixed)), 1)
  const [issue] = world.github.issues.values()
  pages.push({ title: `Issue: ${issue?.title ?? ''}`, markdown: issue?.body ?? '' })
  console.log(`\n${quote(issue?.body ?? '')}`)

  chapter(
    '6. Apply sets it right, the next night finds no drift, and the issue is closed',
    'The spec is what counts: the connection gets its warehouse back.',
  )
  const touched = { ...fixed, 'README.md': 'Data governance, unchanged connections' }
  expectExit(
    await show(
      world.merge([], touched, {
        sha: clone.commit(touched, 'Set the connections right'),
        ...audited,
      }),
    ),
    0,
  )
  expectExit(await show(world.run({ ...nightly, sha: world.main.sha }, fixed)), 0)
  check(issue?.state === 'closed', 'the issue is closed')

  chapter(
    '7. The audit trail: git log --notes=immuta-connections',
    'Each apply that wrote has left a note on its commit: who did it, who approved it, and what came of it.',
  )
  clone.fetchNotes(world.github.git, 'refs/notes/immuta-connections')
  const log = clone.git(['log', '--notes=immuta-connections'])
  console.log(log.replace(/^/gm, '  '))
  check(/"approvedBy": \[\s*"mona"/.test(log), 'who approved is on record')
  check(
    log.split('Notes (immuta-connections):').length === 3,
    'both applies that wrote are on record',
  )

  pages.push(...(await databricksStory(8)))

  mkdirSync(OUT, { recursive: true })
  for (const scheme of ['light', 'dark'] as const) {
    writeFileSync(join(OUT, `comments-${scheme}.html`), page(pages, scheme))
  }
  console.log(`\nAs on GitHub: ${relative(process.cwd(), join(OUT, 'comments-light.html'))}`)
} finally {
  await world.close()
}

function sampleRepository(): Record<string, string> {
  const folder = join(import.meta.dirname, 'repository')
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.yml'))
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  )
}
