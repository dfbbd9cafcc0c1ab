/*
 * Takes out each guard that SECURITY.md names, one at a time and in a copy of the sources, and fails unless the tests fail that are to
 * prove it: `npm run mutate`; `npm run mutate -- <pattern>` for some; `npm run mutate -- --grave` for those that CI takes out, where all
 * are compiled.
 */
import { execFile, execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { pool } from '../src/net/pool.ts'
import { type Mutation, MUTATIONS } from './mutations.ts'
import {
  mutatedFile,
  namePattern,
  type Proof,
  proofsOf,
  readThreats,
  testFileOf,
} from './threats.ts'

const ROOT = join(import.meta.dirname, '..')
/** Copies in which tests run side by side: they mostly wait. */
const COPIES = 2
/** After which a run of tests is given up, in milliseconds. */
const RUN_MS = 10 * 60_000

/** A mutation with the proofs of its row that must fail. */
interface Trial {
  name: string
  mutation: Mutation
  proofs: readonly Proof[]
}

/** What became of a mutation; `caught` is the only good one. */
interface Verdict {
  is: 'caught' | 'SURVIVED' | 'STALE' | 'BROKEN'
  why?: string
}

const wanted = process.argv.slice(2)
const all = selectTrials([])
const trials = selectTrials(wanted)
if (trials.length === 0) throw new Error(`No mutation matches ${wanted.join(' ')}.`)
const copies = Array.from({ length: Math.min(COPIES, trials.length) }, copySources)
process.on('exit', () => {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true })
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))
process.exitCode = (await mutate()) ? 0 : 1

/** Tries each mutation, once its proofs passed without it. Returns whether all were caught. */
async function mutate(): Promise<boolean> {
  const [first = ''] = copies
  const typeFault = typeChecker()
  // CI tries the grave ones alone: that at least all are mutations still is seen there too.
  const broken = (wanted.includes('--grave') ? all : []).flatMap(({ name, mutation }) => {
    const fault = typeFault(mutation.file, mutatedFile(mutation))
    return fault === undefined ? [] : [`${name}: ${fault}`]
  })
  if (broken.length > 0) {
    console.log(`These do not compile:\n${broken.join('\n')}`)
    return false
  }
  const unmutated = await runTests(first, trials)
  const failing = trials.flatMap((trial) =>
    trial.proofs.flatMap((proof) => {
      const tests = testsOf(proof, trial, unmutated)
      const isGood = tests.length > 0 && tests.every(({ status }) => status === 'passed')
      return isGood ? [] : [`${testFileOf(proof)} "${proof.title}"`]
    }),
  )
  if (failing.length > 0) {
    console.log(`Without a mutation these do not pass:\n${[...new Set(failing)].join('\n')}`)
    return false
  }
  const free = [...copies]
  const verdicts = await pool(trials, copies.length, async (trial) => {
    const copy = free.pop() ?? first
    const since = performance.now()
    const { is, why } = await judge(trial, copy, typeFault)
    free.push(copy)
    const seconds = Math.round((performance.now() - since) / 1000)
    console.log(
      `${is.padEnd(8)} ${trial.name} (${seconds} s)${why === undefined ? '' : `: ${why}`}`,
    )
    return is
  })
  const bad = verdicts.filter((is) => is !== 'caught').length
  console.log(
    bad === 0 ? `All ${verdicts.length} caught.` : `${bad} of ${verdicts.length} not caught.`,
  )
  return bad === 0
}

function selectTrials(patterns: readonly string[]): Trial[] {
  const isGrave = patterns.includes('--grave')
  const matchers = patterns.filter((one) => one !== '--grave').map((one) => new RegExp(one, 'i'))
  return readThreats().flatMap((threat) =>
    (MUTATIONS[threat.attempt] ?? [])
      .map((mutation) => ({
        name: `${threat.attempt}: ${mutation.guard}`,
        mutation,
        proofs: proofsOf(mutation, threat),
      }))
      .filter(({ name, mutation }) => {
        const text = `${name} ${mutation.file}`
        return (!isGrave || mutation.isGrave) && matchers.every((matcher) => matcher.test(text))
      }),
  )
}

/** A copy of what Git knows or would add, beside the packages that are installed here. */
function copySources(): string {
  const copy = mkdtempSync(join(tmpdir(), 'mutants-'))
  const listed = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], { cwd: ROOT })
  for (const file of listed.toString().split('\0')) {
    if (file === '' || file.startsWith('dist/') || !existsSync(join(ROOT, file))) continue
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    copyFileSync(join(ROOT, file), join(copy, file))
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

/** Takes the guard out in a copy, lets its proofs run there, and puts it back. */
async function judge(trial: Trial, copy: string, typeFault: TypeChecker): Promise<Verdict> {
  const { mutation, proofs } = trial
  let text: string
  try {
    text = mutatedFile(mutation)
  } catch (error) {
    return { is: 'STALE', why: (error as Error).message }
  }
  const fault = typeFault(mutation.file, text)
  if (fault !== undefined) return { is: 'BROKEN', why: fault }
  const path = join(copy, mutation.file)
  writeFileSync(path, text)
  const tests = await runTests(copy, [trial])
  copyFileSync(join(ROOT, mutation.file), path)
  for (const proof of proofs) {
    const own = testsOf(proof, trial, tests)
    const failed = own.filter(({ status }) => status === 'failed')
    if (own.length === 0) return { is: 'BROKEN', why: `"${proof.title}" did not run` }
    if (failed.length === 0) return { is: 'SURVIVED', why: `"${proof.title}" passes` }
    if (!failed.some(({ failureMessages }) => failureMessages.some(isAssertion)))
      return { is: 'BROKEN', why: failed[0]?.failureMessages[0] ?? 'failed without a message' }
  }
  return { is: 'caught' }
}

/** Whether a test looked and found something else: it met no crash, and no module that can't be loaded. */
function isAssertion(message: string): boolean {
  const isCrash = /internal-error|\b(?:Type|Reference|Syntax)Error\b/.test(message)
  return !isCrash && /\bexpect\(|^Error: Property failed/.test(message)
}

type TypeChecker = (file: string, text: string) => string | undefined

/** What is wrong with a mutated file's types or syntax: a mutant that can't run proves nothing. */
function typeChecker(): TypeChecker {
  const config: unknown = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) =>
    ts.sys.readFile(path),
  ).config
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT)
  const files = [...new Set(all.map(({ mutation }) => join(ROOT, mutation.file)))]
  const mutated = new Map<string, string>()
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => files,
    getScriptVersion: (path) => mutated.get(path) ?? '',
    getScriptSnapshot: (path) => {
      const text = mutated.get(path) ?? ts.sys.readFile(path)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
    getCurrentDirectory: () => ROOT,
    getDefaultLibFileName: (of) => ts.getDefaultLibFilePath(of),
    fileExists: (path) => ts.sys.fileExists(path),
    readFile: (path) => ts.sys.readFile(path),
  })
  return (file, text) => {
    const path = join(ROOT, file)
    mutated.set(path, text)
    const found = [
      ...service.getSyntacticDiagnostics(path),
      ...service.getSemanticDiagnostics(path),
    ]
    mutated.delete(path)
    return found[0] && ts.flattenDiagnosticMessageText(found[0].messageText, ' ')
  }
}

/** What Jest reports of a test. */
interface TestResult {
  file: string
  fullName: string
  status: string
  failureMessages: string[]
}

/** Runs the proofs of these trials in a copy; none where the sources can't be built. */
async function runTests(copy: string, of: readonly Trial[]): Promise<TestResult[]> {
  const report = join(copy, '.build/report.json')
  rmSync(report, { force: true })
  const names = of.flatMap(({ mutation, proofs }) => mutation.only ?? proofs.map(patternOf))
  const files = of.flatMap(({ proofs }) => proofs.map(testFileOf))
  const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js']
  const options = ['--ci', '--json', `--outputFile=${report}`, '--no-color', '--silent']
  const which = ['-t', names.join('|'), '--runTestsByPath', ...new Set(files)]
  await new Promise((resolve) => {
    const settings = { cwd: copy, timeout: RUN_MS, maxBuffer: Infinity }
    execFile(process.execPath, [...jest, ...options, ...which], settings, resolve)
  })
  if (!existsSync(report)) return []
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: { name: string; assertionResults: Omit<TestResult, 'file'>[] }[]
  }
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map((one) => ({ ...one, file: name })),
  )
}

function patternOf({ title }: Proof): string {
  return namePattern(title)
}

/** The tests that a proof of a trial stands for, and that ran. */
function testsOf(
  proof: Proof,
  { mutation: { only = '' } }: Trial,
  tests: readonly TestResult[],
): TestResult[] {
  const patterns = [new RegExp(only), new RegExp(patternOf(proof))]
  return tests.filter(
    ({ file, fullName, status }) =>
      file.endsWith(testFileOf(proof)) &&
      ['passed', 'failed'].includes(status) &&
      patterns.every((pattern) => pattern.test(fullName)),
  )
}
