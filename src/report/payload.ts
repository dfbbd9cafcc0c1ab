import { diffLines } from 'diff'
import { stringify } from 'yaml'
import type { ConnectionBody } from '../spec/body.ts'

/** The normalised bodies as YAML, main against the new one, each line marked `+`, `-` or a space. Secrets are `${NAME}` in both. */
export function payloadDiff(before: ConnectionBody | undefined, after: ConnectionBody | undefined): { text: string; added: number; removed: number } {
  const counts = { added: 0, removed: 0 }
  const lines = diffLines(asYaml(before), asYaml(after)).flatMap((part) => {
    const sign = part.added ? '+' : part.removed ? '-' : ' '
    const text = part.value.replace(/\n$/, '').split('\n')
    if (part.added) counts.added += text.length
    if (part.removed) counts.removed += text.length
    return text.map((line) => sign + line)
  })
  return { text: lines.join('\n'), ...counts }
}

function asYaml(body: ConnectionBody | undefined): string {
  return body === undefined ? '' : stringify(body, { lineWidth: 0, aliasDuplicateObjects: false })
}
