import { isDeepStrictEqual } from 'node:util'
import { expect, test } from '@jest/globals'
import { fewestRounds, lockstep } from '../../simulator/lockstep.ts'
import { World } from '../../simulator/world.ts'
import { quickRuns } from '../running.ts'
import { m2m, SECRETS } from './specs.ts'

/*
 * How many requests of a run each need the answer to the one before: what is asked beside something else costs no time. The servers
 * answer in rounds, each as late as they can, so a round holds all that does not need the answers of the same round.
 */

const running = quickRuns()
const PULL = 7
const FILES = { 'connections/prod.yml': m2m() }

/** Expects these rounds of a run, in a world that was brought to where it starts. */
async function expectRounds(
  expected: string[][],
  prepare: (world: World) => Promise<unknown>,
  run: (world: World) => Promise<{ exitCode: number | null }>,
): Promise<void> {
  const play = async (): Promise<string[][]> => {
    const world = await World.create({ env: SECRETS, ...running })
    world.immuta.scenario.jobStates = ['completed']
    try {
      await prepare(world)
      const rounds = lockstep(world)
      expect((await run(world)).exitCode).toBe(0)
      return rounds.map((round) => round.map(brief))
    } finally {
      await world.close()
    }
  }
  expect(await fewestRounds(play, (rounds) => isDeepStrictEqual(rounds, expected))).toEqual(
    expected,
  )
}

const brief = (request: string): string =>
  request.replace('/repos/acme/governance', '').replace(/[0-9a-f]{40}/g, 'SHA')

const READ = [
  'GET /git/trees/SHA',
  'GET /pulls/7/files',
  'GET /user',
  'POST /bim/apikey/authenticate',
]
const TRY = [
  'GET /data/connection/prod-lakehouse',
  'POST /data/connection/test',
  'POST /graphql',
  'POST /integrations/scripts/create',
]
/** Asked last: another plan, or another commit, may come at any time. */
const LOOK = ['GET /issues/7/comments', 'GET /pulls/7']

test('a plan signs in, tries and writes: all else goes beside, but for what must be asked last', async () => {
  await expectRounds(
    [READ, TRY, LOOK, ['PATCH /issues/comments/1001']],
    (world) => world.pullRequest(PULL, FILES),
    (world) =>
      world.pullRequest(PULL, {
        'connections/prod.yml': m2m('prod-lakehouse', { catalog: 'other' }),
      }),
  )
})

test('the first plan of a pull request also looks whether another wrote a comment at the same time', async () => {
  await expectRounds(
    [READ, TRY, LOOK, ['POST /issues/7/comments'], ['GET /issues/7/comments']],
    () => Promise.resolve(),
    (world) => world.pullRequest(PULL, FILES),
  )
})

test('an apply looks up and tries while GitHub is asked who reviewed it, and asks for the head last', async () => {
  await expectRounds(
    [
      ['GET /compare/SHA...SHA', 'GET /git/trees/SHA', 'POST /bim/apikey/authenticate'],
      ['GET /data/connection/prod-lakehouse', 'GET /commits', 'GET /user'],
      ['GET /commits/SHA/pulls', 'POST /data/connection/test', 'POST /graphql'],
      ['GET /issues/7/comments'],
      ['GET /git/ref/heads%2Fmain'],
      ['POST /data/connection'],
      ['GET /jobs'],
      ['PATCH /issues/comments/1001'],
    ],
    (world) => world.pullRequest(PULL, FILES),
    (world) => world.merge(PULL, FILES),
  )
})

test('an apply that has nothing to write looks, and asks nobody', async () => {
  await expectRounds(
    [
      ['GET /compare/SHA...SHA', 'GET /git/trees/SHA', 'POST /bim/apikey/authenticate'],
      ['GET /data/connection/prod-lakehouse'],
      ['GET /data/object/prod-lakehouse', 'GET /integrations/1'],
    ],
    (world) => world.push(FILES),
    (world) => world.push({ ...FILES, 'README.md': 'governance' }),
  )
})
