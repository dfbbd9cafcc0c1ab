import { blockOf } from '../../src/core/block.ts'
import type { Connection, ConnectionBody } from '../../src/core/connection.ts'
import type { Diagnostic } from '../../src/core/diagnostic.ts'
import type { Effect, Outcome, Reported } from '../../src/core/outcome.ts'
import type { Candidate } from '../../src/core/candidate.ts'
import { type Action, type Change, identityOf, type PlanEntry } from '../../src/core/plan.ts'
import type { ReportView } from '../../src/render/view.ts'
import { actionWording } from '../../src/action/wording.ts'
import { accepted, TOKEN_SPEC } from '../connection/support.ts'

/*
 * Connections as a report gets them, made from few words.
 */

/** What a test says of one connection. */
export interface Brief {
  key?: string
  status?: Reported['result']['status']
  /** What the dry run said; a plan's creations and updates passed it unless a test says otherwise. */
  dryRun?: 'passed' | 'failed' | 'skipped'
  /** Diagnostics of the plan. */
  diagnostics?: Diagnostic[]
}

const SAMPLE = accepted(TOKEN_SPEC)

function changeOf(action: Action, desired: Connection): Change {
  switch (action) {
    case 'create':
      return { action, desired, diff: [] }
    case 'update':
      return { action, desired, diff: [], isShown: true }
    case 'delete':
    case 'unknown':
      return { action, diff: [] }
    case 'unchanged':
    case 'retain':
      return { action: 'none', why: action === 'retain' ? 'retained' : 'unchanged', diff: [] }
    case 'invalid':
      return { action }
  }
}

function entryOf(action: Action, { key, dryRun, diagnostics }: Required<Brief>): PlanEntry {
  const file = `${action}.yml`
  const body = { ...SAMPLE.body, connectionKey: key }
  const connection = { ...SAMPLE, key, file, body }
  const prior: ConnectionBody | 'absent' = 'absent'
  const candidate: Candidate =
    action === 'delete' || action === 'retain'
      ? { kind: 'removed', key, file, prior: 'unknown', heir: undefined }
      : {
          kind: 'declared',
          key,
          file,
          connection,
          prior,
          priorObjects: [],
          previousKey: undefined,
          touched: true,
          diagnostics: [],
        }
  return {
    candidate,
    identity: identityOf(candidate),
    change: changeOf(action, connection),
    drift: [],
    state: 'unknown',
    isShown: true,
    health: undefined,
    objects: [],
    checks: dryRun === 'skipped' ? {} : { dryRun: { status: dryRun, messages: [] } },
    diagnostics,
  }
}

const effectOf = (action: Action, key: string): Effect =>
  action === 'delete'
    ? { kind: 'deregistered', script: { name: 's.sql', text: { kind: 'secret' } } }
    : { kind: 'registered', objectPath: [key], bulkId: 'b', jobs: undefined }

/** One connection of a report. */
export function reported(action: Action, brief: Brief = {}): Reported {
  const isTried = action === 'create' || action === 'update'
  const {
    key = `a-${action}`,
    status = 'planned',
    dryRun = isTried ? 'passed' : 'skipped',
    diagnostics = [],
  } = brief
  const entry = entryOf(action, { key, status, dryRun, diagnostics })
  switch (status) {
    case 'planned':
    case 'skipped':
      return { entry, result: { status, diagnostics: [] } }
    case 'applied':
    case 'failed':
      return { entry, result: { status, effect: effectOf(action, key), diagnostics: [] } }
  }
}

/** The outcome of a mode with these connections and nothing else to tell. */
export function outcomeOf(
  mode: Outcome['mode'],
  connections: readonly Reported[],
  offline?: string,
): Outcome {
  switch (mode) {
    case 'validate':
      return { mode, connections }
    case 'plan':
      return {
        mode,
        connections,
        offline,
        block: blockOf(
          connections.map(({ entry }) => entry),
          Infinity,
          actionWording,
        ),
        leftOut: 0,
      }
    case 'apply':
      return { mode, connections, stopped: undefined, reviews: [] }
    case 'drift':
      return { mode, connections, unmanaged: [] }
  }
}

/** A report's view of an outcome. */
export function viewOf(outcome: Outcome): ReportView {
  return {
    outcome,
    commit: 'c0ffee',
    filesUrl: 'https://github.test/blob/c0ffee',
    runUrl: 'https://github.test/run',
    version: '0',
    wording: actionWording,
    occasion: 'merge',
  }
}
