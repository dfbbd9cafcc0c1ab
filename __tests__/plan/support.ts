import type { DryRun } from '../../src/immuta/answers.ts'
import type { Observation } from '../../src/plan/plan.ts'
import type { SpecResult } from '../../src/spec/connection.ts'
import { POLICY, read, TOKEN_SPEC } from '../spec/support.ts'

/** A spec file as a branch or main has it. */
export const spec = (file: string, text = TOKEN_SPEC): SpecResult => read(text, POLICY, file)

/** Another connection, in another catalog. */
export const named = (file: string, key: string): SpecResult => spec(file, TOKEN_SPEC.replace('prod-lakehouse', key).replace('immuta_prod', key.replaceAll('-', '_')))

export const PASSED: DryRun = { status: 'passed', messages: [] }

export const seen = (live: Observation['live'], more: Partial<Observation> = {}): Observation => ({ live, dryRun: PASSED, problems: [], ...more })
