import type { Diagnostic } from '../core/diagnostic.ts'
import type { Outcome, Reported, Result } from '../core/outcome.ts'
import type { PlanEntry, SavedScript } from '../core/plan.ts'

const WITHHELD = 'This text could not be cleared of secrets: it is not shown.'

/**
 * What was done, with none of the texts in which a secret could be: for the case that they can't be
 * redacted. Keys, files, codes and ids stay.
 */
export function withoutTexts(outcome: Outcome): Outcome {
  const connections = outcome.connections.map(({ entry, result }): Reported => ({
    entry: bareEntry(entry),
    result: bareResult(result),
  }))
  return { ...outcome, connections }
}

function bareEntry(entry: PlanEntry): PlanEntry {
  const { candidate, identity, change, drift, diagnostics, state, isShown, health } = entry
  const { key, file } = candidate
  return {
    candidate: { kind: 'invalid', key, file, diagnostics: [] },
    identity,
    change: change.action === 'invalid' ? change : { ...change, diff: [] },
    drift: drift.map((field) => ({ ...field, before: null, after: null })),
    state,
    isShown,
    health: health && { ...health, tests: [] },
    objects: [],
    checks: {},
    diagnostics: bareDiagnostics(diagnostics),
  }
}

function bareResult(result: Result): Result {
  const { setUp } = result
  const diagnostics = bareDiagnostics(result.diagnostics)
  const bare = {
    ...result,
    diagnostics,
    ...(setUp && { setUp: { ...setUp, ...bareScript(setUp) } }),
    ...(result.objects && {
      objects: result.objects.map((one) => ({ ...one, errors: [] })),
    }),
  }
  if (!('effect' in bare) || bare.effect === undefined) return bare
  const { effect } = bare
  return {
    ...bare,
    effect:
      effect.kind === 'registered'
        ? { ...effect, jobs: undefined }
        : effect.kind === 'deregistered'
          ? { ...effect, ...bareScript(effect) }
          : effect,
  }
}

function bareScript({ script }: { script: SavedScript }): { script: SavedScript } {
  return { script: { ...script, text: { kind: 'secret' } } }
}

function bareDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.map((diagnostic) => ({ ...diagnostic, message: WITHHELD }))
}
