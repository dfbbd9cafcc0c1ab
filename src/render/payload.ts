import { diffLines } from 'diff'
import { stringify } from 'yaml'

/** Changed lines up to which a diff is looked for. */
const MAX_EDITS = 1000

/**
 * What is declared as YAML, main against the new one, each line marked `+`, `-` or a space.
 * Secrets are `${NAME}` in both.
 */
export function payloadDiff(
  before: object | undefined,
  after: object | undefined,
): { text: string; added: number; removed: number } {
  const counts = { added: 0, removed: 0 }
  const [old, now] = [asYaml(before), asYaml(after)]
  // Two bodies that have little in common are shown one after the other: to align them would take
  // for ever and help nobody.
  const parts = diffLines(old, now, { maxEditLength: MAX_EDITS }) ?? [
    { value: old, added: false, removed: true },
    { value: now, added: true, removed: false },
  ]
  const lines = parts.flatMap((part) => {
    const sign = part.added ? '+' : part.removed ? '-' : ' '
    const text = part.value.replace(/\n$/, '').split('\n')
    if (part.added) counts.added += text.length
    if (part.removed) counts.removed += text.length
    return text.map((line) => sign + line)
  })
  return { text: lines.join('\n'), ...counts }
}

function asYaml(body: object | undefined): string {
  return body === undefined ? '' : stringify(body, { lineWidth: 0, aliasDuplicateObjects: false })
}
