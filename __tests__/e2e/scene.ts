import { afterEach, beforeEach, expect } from '@jest/globals'
import { World } from '../../simulator/world.ts'
import { SECRETS } from './specs.ts'
import { leaks } from './transcript.ts'

/** A new world for each test. After each, GitHub's side must have been called as GitHub describes it, and no secret may stand anywhere. */
export function eachWorld(use: (world: World) => void, options: Parameters<typeof World.create>[0] = {}): void {
  let world: World
  beforeEach(async () => {
    world = await World.create({ env: SECRETS, ...options })
    use(world)
  })
  afterEach(async () => {
    expect(world.github.violations).toEqual([])
    for (const run of world.runs) expect(leaks(world, run)).toEqual([])
    await world.close()
  })
}
