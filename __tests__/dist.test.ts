import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { World } from '../simulator/world.ts'
import { m2m, SECRETS } from './e2e/specs.ts'
import { NODES, start } from './cli/terminal.ts'

/*
 * The committed dist, which users run. All other tests run what the sources build; CI compares that with dist.
 */

const DIST = join(import.meta.dirname, '../dist')

describe('the committed dist', () => {
  test('plans and registers a connection', async () => {
    const world = await World.create({ env: SECRETS, bundle: join(DIST, 'index.js') })
    try {
      const files = { 'connections/prod.yml': m2m() }
      expect((await world.pullRequest(7, files)).exitCode).toBe(0)
      expect(world.comments(7)).toHaveLength(1)
      expect((await world.merge(7, files)).exitCode).toBe(0)
      expect([...world.immuta.connections.keys()]).toEqual(['prod-lakehouse'])
    } finally {
      await world.close()
    }
  })

  test.each(NODES)('validates at a terminal, on %s', async (node) => {
    const { code, stdout } = await start(node, [join(DIST, 'cli/index.js'), '--version'], DIST)
    expect([code, stdout.trim()]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+$/)])
  })
})
