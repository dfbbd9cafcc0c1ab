import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type FieldChange, diff } from '../../src/core/diff.ts'
import { differences as differencesOf, readLive } from '../../src/connection/compare.ts'
import type { LiveState } from '../../src/core/live.ts'
import type { ConnectionBody } from '../../src/core/connection.ts'
import { getIn } from '../../src/core/path.ts'
import { accepted, config as specWith, m2m, M2M_SPEC, token, TOKEN_SPEC } from './support.ts'
import { bodies, candidate, reordered, views } from '../core/generated.ts'
import { liveOf, plan, seen } from '../core/support.ts'

type Json = Record<string, unknown>

const body = (text: string): ConnectionBody => accepted(text).body
const TOKEN = body(TOKEN_SPEC)
const M2M = body(M2M_SPEC)
const FULL = body(specWith('workspaceIds: ["123", "0456"]', 'groupPattern: { deny: exempt }'))

/** What Immuta shows: only this, of the connection and of the integration's configuration. */
const live = (connection: Json, config?: Json): LiveState =>
  readLive({ connection, config, nativeIntegrationId: '1', active: undefined, health: undefined })
const paths = (changes: readonly FieldChange[]): string[] => changes.map(({ path }) => path)

describe('no difference', () => {
  const cases: [name: string, live: LiveState, body: ConnectionBody][] = [
    ['nothing shown', live({}), TOKEN],
    ['no integration', live({ hostname: TOKEN.connection.hostname }, undefined), TOKEN],
    ['everything as registered', liveOf(FULL), FULL],
    ['everything as registered, with an OAuth client', liveOf(M2M), M2M],
    ['the default port, which the spec leaves out', live({ port: 443 }), TOKEN],
    ['the port as text', live({ port: '443' }), TOKEN],
    ['audit, which the spec leaves out', live({}, { audit: { enabled: true } }), TOKEN],
    ['audit as a boolean', live({}, { audit: true }), TOKEN],
    ['audit off, as a boolean', live({}, { audit: false }), body(specWith('audit: false'))],
    ['workspace ids in another order', live({}, { workspaceIds: ['0456', '123'] }), FULL],
    ['workspace ids as numbers', live({}, { workspaceIds: [123, '0456'] }), FULL],
    ['workspace ids twice', live({}, { workspaceIds: ['123', '0456', '123'] }), FULL],
    ['an empty list for none', live({}, { workspaceIds: [] }), TOKEN],
    [
      'an empty list for an empty list',
      live({}, { workspaceIds: [] }),
      body(specWith('workspaceIds: []')),
    ],
    ['an empty text for none', live({}, { groupPattern: { deny: '' } }), TOKEN],
    ['the host under the name host', live({ host: 'acme-prod.cloud.databricks.com' }), TOKEN],
    [
      'the host under the name workspaceUrl, with a scheme',
      live({ workspaceUrl: 'https://acme-prod.cloud.databricks.com' }),
      TOKEN,
    ],
    [
      'the host with scheme, path, and capitals',
      live({ hostname: 'HTTPS://ACME-prod.cloud.databricks.com/?o=1' }),
      TOKEN,
    ],
    [
      'a null host beside the real one',
      live({ hostname: null, workspaceUrl: 'acme-prod.cloud.databricks.com' }),
      TOKEN,
    ],
    [
      'a redacted host beside the real one',
      live({ hostname: '[REDACTED]', host: 'acme-prod.cloud.databricks.com' }),
      TOKEN,
    ],
    [
      'the path without its slash',
      live({ httpPath: 'sql/1.0/warehouses/1a2b3c4d5e6f7a8b' }),
      TOKEN,
    ],
    [
      'the path with a slash that the spec leaves out',
      live({ httpPath: '/sql/1.0/warehouses/1a2b3c4d5e6f7a8b' }),
      body(token('/sql', 'sql')),
    ],
    [
      'the authority without its scheme',
      live({ oAuthClientConfig: { authorityUrl: 'acme-prod.cloud.databricks.com/oidc/v1/token' } }),
      M2M,
    ],
    [
      'the authority with a scheme that the spec leaves out',
      live({
        oAuthClientConfig: { authorityUrl: 'https://acme-prod.cloud.databricks.com/oidc/v1/token' },
      }),
      body(m2m('https://', '')),
    ],
    [
      'the authority with capitals in its host, and a closing slash',
      live({
        oAuthClientConfig: {
          authorityUrl: 'https://Acme-Prod.cloud.databricks.com/oidc/v1/token/',
        },
      }),
      M2M,
    ],
    ['the catalog in capitals', live({}, { catalog: 'IMMUTA_PROD' }), TOKEN],
    [
      'fields that no body has',
      live({ token: 'x', crawl: 1 }, { token: 'x', status: 'enabled' }),
      TOKEN,
    ],
  ]
  test.each(cases)('%s', (_, state, wanted) => {
    expect(differencesOf(state, wanted)).toEqual([])
  })

  const hidden: [name: string, value: unknown][] = [
    ['omitted', undefined],
    ['null', null],
    ['redacted', '[REDACTED]'],
    ['a list of redacted', ['[REDACTED]', '[REDACTED]']],
    ['an object', {}],
  ]
  test.each(hidden)('%s fields are unknown', (_, value) => {
    const client = { useCertificate: value, clientId: value, scope: value, authorityUrl: value }
    const connection = {
      technology: value,
      hostname: value,
      host: value,
      workspaceUrl: value,
      port: value,
      httpPath: value,
      authenticationType: value,
      oAuthClientConfig: client,
    }
    const state = live(connection, {
      catalog: value,
      audit: value,
      workspaceIds: value,
      groupPattern: { deny: value },
    })
    expect([...state.fields]).toEqual([])
    expect(differencesOf(state, M2M)).toEqual([])
    expect(
      live({ oAuthClientConfig: value }, { audit: { enabled: value }, groupPattern: value }).fields
        .size,
    ).toBe(0)
  })
})

describe('a difference', () => {
  const replace = (path: string, before: unknown, after: unknown): FieldChange => ({
    path,
    op: 'replace',
    before,
    after,
    sensitive: false,
  })
  const add = (path: string, after: unknown): FieldChange => ({
    path,
    op: 'add',
    before: null,
    after,
    sensitive: false,
  })
  const cases: [name: string, live: LiveState, body: ConnectionBody, expected: FieldChange][] = [
    [
      'another technology',
      live({ technology: 'Snowflake' }),
      TOKEN,
      replace('connection.technology', 'Databricks', 'Snowflake'),
    ],
    [
      'another host',
      live({ hostname: 'x.cloud.databricks.com' }),
      TOKEN,
      replace('connection.hostname', 'acme-prod.cloud.databricks.com', 'x.cloud.databricks.com'),
    ],
    [
      'a host that begins like it',
      live({ workspaceUrl: 'https://acme-prod.cloud.databricks.com.evil.example' }),
      TOKEN,
      replace(
        'connection.hostname',
        'acme-prod.cloud.databricks.com',
        'https://acme-prod.cloud.databricks.com.evil.example',
      ),
    ],
    ['another port', live({ port: 8443 }), TOKEN, replace('connection.port', 443, 8443)],
    [
      'another warehouse',
      live({ httpPath: '/sql/1.0/warehouses/x' }),
      TOKEN,
      replace(
        'connection.httpPath',
        '/sql/1.0/warehouses/1a2b3c4d5e6f7a8b',
        '/sql/1.0/warehouses/x',
      ),
    ],
    [
      'another way of signing in',
      live({ authenticationType: 'oAuthM2M' }),
      TOKEN,
      replace('connection.authenticationType', 'token', 'oAuthM2M'),
    ],
    [
      'another client',
      live({ oAuthClientConfig: { clientId: 'x' } }),
      M2M,
      replace('connection.oAuthClientConfig.clientId', '5f3c0b0e-0000-4000-8000-000000000000', 'x'),
    ],
    [
      'a client where none is',
      live({ oAuthClientConfig: { clientId: 'x' } }),
      TOKEN,
      add('connection.oAuthClientConfig.clientId', 'x'),
    ],
    [
      'another path of the authority',
      live({ oAuthClientConfig: { authorityUrl: 'acme-prod.cloud.databricks.com/OIDC/v1/token' } }),
      M2M,
      replace(
        'connection.oAuthClientConfig.authorityUrl',
        'https://acme-prod.cloud.databricks.com/oidc/v1/token',
        'acme-prod.cloud.databricks.com/OIDC/v1/token',
      ),
    ],
    [
      'another catalog',
      live({}, { catalog: 'x' }),
      TOKEN,
      replace('nativeIntegration.config.catalog', 'immuta_prod', 'x'),
    ],
    [
      'audit off',
      live({}, { audit: { enabled: false } }),
      TOKEN,
      replace('nativeIntegration.config.audit.enabled', true, false),
    ],
    [
      'audit off, as a boolean',
      live({}, { audit: false }),
      TOKEN,
      replace('nativeIntegration.config.audit.enabled', true, false),
    ],
    [
      'one workspace less',
      live({}, { workspaceIds: ['123'] }),
      FULL,
      replace('nativeIntegration.config.workspaceIds', ['123', '0456'], ['123']),
    ],
    [
      'no workspace',
      live({}, { workspaceIds: [] }),
      FULL,
      replace('nativeIntegration.config.workspaceIds', ['123', '0456'], []),
    ],
    [
      'a number that is not the text',
      live({}, { workspaceIds: [123, 456] }),
      FULL,
      replace('nativeIntegration.config.workspaceIds', ['123', '0456'], [123, 456]),
    ],
    [
      'a workspace where none is',
      live({}, { workspaceIds: ['1'] }),
      TOKEN,
      add('nativeIntegration.config.workspaceIds', ['1']),
    ],
    [
      'another group',
      live({}, { groupPattern: { deny: 'x' } }),
      FULL,
      replace('nativeIntegration.config.groupPattern.deny', 'exempt', 'x'),
    ],
    [
      'no group',
      live({}, { groupPattern: { deny: '' } }),
      FULL,
      replace('nativeIntegration.config.groupPattern.deny', 'exempt', ''),
    ],
  ]
  test.each(cases)('%s', (_, state, wanted, expected) => {
    expect(differencesOf(state, wanted)).toEqual([expected])
  })

  test('what else Immuta tells is kept', () => {
    expect(
      readLive({
        connection: {},
        config: undefined,
        nativeIntegrationId: '7',
        active: true,
        health: undefined,
      }),
    ).toMatchObject({ nativeIntegrationId: '7', active: true })
  })
})

/** Whether a live state shows a field. */
const shows = (state: LiveState, path: string): boolean => state.fields.has(path)

describe('whatever Immuta hides, renames and reorders', () => {
  test('what was registered is no difference', () => {
    fc.assert(
      fc.property(bodies, views, (wanted, view) => {
        expect(differencesOf(readLive(view(wanted)), wanted)).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  test('what differs and is shown is a difference, and nothing else is', () => {
    const other: [path: string, change: (target: ConnectionBody) => void][] = [
      ['connection.hostname', ({ connection }) => (connection.hostname = 'other.example')],
      ['connection.port', ({ connection }) => (connection.port += 1)],
      ['connection.httpPath', ({ connection }) => (connection.httpPath += 'x')],
      [
        'nativeIntegration.config.catalog',
        ({ nativeIntegration: { config } }) => (config.catalog += 'x'),
      ],
      [
        'nativeIntegration.config.audit.enabled',
        ({ nativeIntegration: { config } }) => (config.audit.enabled = !config.audit.enabled),
      ],
      [
        'nativeIntegration.config.workspaceIds',
        ({ nativeIntegration: { config } }) =>
          (config.workspaceIds = [...(config.workspaceIds ?? []), 'new']),
      ],
      [
        'nativeIntegration.config.groupPattern.deny',
        ({ nativeIntegration: { config } }) =>
          (config.groupPattern = { deny: `${config.groupPattern?.deny ?? ''}x` }),
      ],
    ]
    fc.assert(
      fc.property(bodies, views, fc.constantFrom(...other), (wanted, view, [path, change]) => {
        const there = structuredClone(wanted)
        change(there)
        const state = readLive(view(there))
        expect(paths(differencesOf(state, wanted))).toEqual(shows(state, path) ? [path] : [])
      }),
      { numRuns: 1000 },
    )
  })

  test('a difference names the value of either side', () => {
    fc.assert(
      fc.property(bodies, bodies, views, (there, wanted, view) => {
        const state = readLive(view(there))
        for (const { path, before, after } of differencesOf(state, wanted)) {
          expect(before).toEqual(getIn(wanted, path.split('.')) ?? null)
          expect(after).toEqual(state.fields.get(path))
          expect(after).not.toEqual(before)
        }
      }),
    )
  })
})

/** The body that results from changes. */
function changed(from: ConnectionBody, changes: readonly FieldChange[]): unknown {
  const result = structuredClone(from) as unknown as Json
  for (const { path, op, after } of changes) {
    const steps = path.split('.')
    const last = steps.pop() ?? ''
    const parents = [result]
    for (const step of steps)
      parents.push(
        (parents.at(-1) ?? {})[step] === undefined
          ? ((parents.at(-1) ?? {})[step] = {} as Json)
          : ((parents.at(-1) ?? {})[step] as Json),
      )
    const parent = parents.at(-1) ?? {}
    if (op === 'remove') Reflect.deleteProperty(parent, last)
    else parent[last] = after
    // An object goes with its last field.
    for (let depth = steps.length; depth > 0; depth--) {
      if (Object.keys(parents[depth] ?? {}).length === 0)
        Reflect.deleteProperty(parents[depth - 1] ?? {}, steps[depth - 1] ?? '')
    }
  }
  return result
}

describe('diff, of any two bodies', () => {
  test('of a body and itself is empty, in whatever order its keys stand', () => {
    fc.assert(
      fc.property(bodies, fc.integer(), (one, seed) => {
        expect(diff(one, structuredClone(one))).toEqual([])
        expect(diff(one, reordered(one, seed))).toEqual([])
      }),
    )
  })

  test('every change is a real difference at its path', () => {
    fc.assert(
      fc.property(bodies, bodies, (before, after) => {
        for (const change of diff(before, after)) {
          const [old, now] = [before, after].map((one) => getIn(one, change.path.split('.')))
          expect(now).not.toEqual(old)
          expect([change.before, change.after]).toEqual([old ?? null, now ?? null])
          expect(change.op).toBe(
            old === undefined ? 'add' : now === undefined ? 'remove' : 'replace',
          )
        }
      }),
    )
  })

  test('the changes turn the one into the other', () => {
    fc.assert(
      fc.property(bodies, bodies, (before, after) => {
        expect(changed(before, diff(before, after))).toEqual(after)
      }),
    )
  })
})

describe('the plan of any connection', () => {
  const bases = fc.option(bodies, { nil: undefined })

  test('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(
        bodies,
        bases,
        bodies,
        views,
        fc.integer(),
        (desired, base, there, view, seed) => {
          const live = readLive(view(there))
          const one = plan(candidate(desired, base), seen(live))
          const other = plan(
            candidate(reordered(desired, seed), base && reordered(base, seed)),
            seen({ ...live, fields: new Map([...live.fields].reverse()) }),
          )
          const set = (changes: readonly FieldChange[]): unknown =>
            [...changes].sort((a, b) => (a.path < b.path ? -1 : 1))
          expect(other).toMatchObject({
            action: one.action,
            status: one.status,
            fingerprint: one.fingerprint,
            warnings: one.warnings,
          })
          expect([set(other.changes), set(other.drift)]).toEqual([set(one.changes), set(one.drift)])
        },
      ),
    )
  })

  test('does not depend on the order of a set, in the spec or in Immuta', () => {
    const reversed = (given: ConnectionBody): ConnectionBody => {
      const copy = structuredClone(given)
      copy.nativeIntegration.config.workspaceIds?.reverse()
      return copy
    }
    fc.assert(
      fc.property(bodies, bases, bodies, views, (desired, base, there, view) => {
        const action = (
          now: ConnectionBody,
          was: ConnectionBody | undefined,
          at: ConnectionBody,
        ): string => plan(candidate(now, was), seen(readLive(view(at)))).action
        const expected = action(desired, base, there)
        expect(action(reversed(desired), base, there)).toBe(expected)
        expect(action(desired, base && reversed(base), there)).toBe(expected)
        expect(action(desired, base, reversed(there))).toBe(expected)
        expect(action(reversed(desired), desired, desired)).toBe('unchanged')
      }),
      { numRuns: 500 },
    )
  })

  test('is unchanged where main and Immuta have it already, whatever Immuta hides', () => {
    fc.assert(
      fc.property(bodies, fc.boolean(), views, (desired, onMain, view) => {
        expect(
          plan(candidate(desired, onMain ? desired : undefined), seen(readLive(view(desired)))),
        ).toMatchObject({ action: 'unchanged', drift: [], changes: [] })
      }),
    )
  })

  test('without a change on main, updates exactly what Immuta shows to differ', () => {
    fc.assert(
      fc.property(bodies, bodies, views, (desired, there, view) => {
        const live = readLive(view(there))
        const differs = differencesOf(live, desired)
        expect(plan(candidate(desired, desired), seen(live))).toMatchObject({
          action: differs.length > 0 ? 'update' : 'unchanged',
          drift: differs,
          changes: [],
        })
      }),
    )
  })

  test('a change of a copy alone, which Immuta need not show, is no reason to send what it has already', () => {
    const moved = body(token('acme-prod', 'acme-new'))
    expect(plan(candidate(moved, TOKEN), seen(liveOf(moved)))).toMatchObject({
      action: 'unchanged',
    })
    expect(
      plan(candidate(M2M, body(m2m('5f3c0b0e', '00000000'))), seen(liveOf(M2M))),
    ).toMatchObject({ action: 'unchanged' })
  })

  test('after any history of pushes and of changes by hand, apply converges in one run', () => {
    type Step = {
      desired: ConnectionBody
      byHand: ConnectionBody | undefined
      view: (given: ConnectionBody) => Parameters<typeof readLive>[0]
    }
    const steps = fc.array(
      fc.record<Step>({
        desired: bodies,
        byHand: fc.option(bodies, { nil: undefined, freq: 3 }),
        view: views,
      }),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(steps, (history) => {
        let there: ConnectionBody | undefined
        let main: ConnectionBody | undefined
        for (const { desired, byHand, view } of history) {
          if (there !== undefined && byHand !== undefined) there = byHand
          const look = (): LiveState | 'absent' =>
            there === undefined ? 'absent' : readLive(view(there))
          const before = look()
          const { action } = plan(candidate(desired, main), seen(before))
          expect(action === 'create').toBe(before === 'absent')
          if (action === 'create' || action === 'update') there = desired
          // The next push changes nothing: it writes nothing, and sees no drift.
          expect(plan(candidate(desired, desired), seen(look()))).toMatchObject({
            action: 'unchanged',
            drift: [],
          })
          main = desired
        }
      }),
    )
  })
})
