import { visible } from '../core/visible.ts'
import { Unwritten } from '../publish/failure.ts'
import type { Annotation, Log } from '../modes/ports.ts'
import type { StepResults } from '../publish/ports.ts'
import type { Redactor } from '../secrets/redactor.ts'
import { issueCommand, issueFileCommand, prepareKeyValueMessage, summary } from './toolkit.ts'

/** Annotations of one kind that GitHub shows per step; further ones are only in the log. */
const MAX_ANNOTATIONS = 10
/** GitHub cuts a longer annotation. */
const MAX_ANNOTATION_CHARS = 4096

/** What a run says to the runner: log, annotations, masks, outputs, summary; all redacted. */
export function workflowCommands(redactor: Redactor, env: NodeJS.ProcessEnv): Log & StepResults {
  const annotations: Annotation[] = []
  const info = (text: string): void => {
    for (const line of redactor.redact(text).split(/\r\n|\r|\n/))
      process.stdout.write(`${logLine(line)}\n`)
  }
  /** A report as log: what keeps its Markdown from linking would stand there as code points. */
  const tell = (markdown: string): void => info(markdown.replaceAll('\u200b', ''))
  const emit = ({ severity, message, title, file, position }: Annotation): void => {
    const text = visible(redactor.redact(message))
    issueCommand(
      severity,
      {
        ...(title !== undefined && { title }),
        ...(file !== undefined && { file }),
        ...(position && { line: position.line, col: position.column }),
      },
      text.length > MAX_ANNOTATION_CHARS ? `${text.slice(0, MAX_ANNOTATION_CHARS - 1)}…` : text,
    )
  }
  return {
    info,
    group: (title, lines) => {
      issueCommand('group', {}, visible(redactor.redact(title)))
      lines.forEach(info)
      issueCommand('endgroup', {}, '')
    },
    annotate: (annotation) => void annotations.push(annotation),
    warn: (message) => void annotations.push({ severity: 'warning', message }),
    flush: () => {
      for (const severity of ['error', 'warning'] as const) {
        const kind = annotations.filter((annotation) => annotation.severity === severity)
        const shown = kind.length > MAX_ANNOTATIONS ? kind.slice(0, MAX_ANNOTATIONS - 1) : kind
        shown.forEach(emit)
        const rest = kind.slice(shown.length)
        if (rest.length === 0) continue
        emit({
          severity,
          message: `${rest.length} more ${severity}s: see the log and the summary.`,
        })
        for (const { file, position, message } of rest) {
          const { line, column } = position ?? { line: 1, column: 1 }
          info(`${severity}: ${file === undefined ? '' : `${file}:${line}:${column}: `}${message}`)
        }
      }
      annotations.length = 0
    },
    mask: (secret) => {
      for (const form of redactor.add(secret)) issueCommand('add-mask', {}, form)
    },
    output: (name, value) => {
      const clean = redactor.redact(value)
      try {
        if ((env['GITHUB_OUTPUT'] ?? '') === '') issueCommand('set-output', { name }, clean)
        else issueFileCommand('OUTPUT', prepareKeyValueMessage(name, clean))
      } catch (error) {
        info(`${name}: ${clean}`)
        throw new Unwritten(`The output \`${name}\``, error)
      }
    },
    summary: async (markdown) => {
      // Where no summary is kept, none is lost.
      if ((env['GITHUB_STEP_SUMMARY'] ?? '') === '') {
        tell(markdown)
        return
      }
      try {
        await summary.addRaw(redactor.redact(markdown), true).write()
      } catch (error) {
        tell(markdown)
        throw new Unwritten('The summary', error)
      }
    },
  }
}

/** A log line that the runner cannot take for a command, with all of it visible. */
function logLine(line: string): string {
  return visible(line).replace(
    /^\s*::|##\[/g,
    (command) => `${command.slice(0, -1)}\u200b${command.slice(-1)}`,
  )
}
