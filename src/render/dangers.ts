import type { WarningCode } from '../core/codes.ts'
import type { WarningDiagnostic } from '../core/diagnostic.ts'
import { dangersOf, type Reported } from '../core/outcome.ts'
import { desiredOf } from '../core/plan.ts'
import { code } from './markdown.ts'
import { listed, namesOf } from './view.ts'

/** What a write of a warned change does, in the order of weight: of the connections named. */
const DANGERS: readonly {
  code: WarningCode
  text: (names: string, host: string) => string
  /** Of the one that was named just before, where it is not called `it`. */
  again?: (host: string) => string
}[] = [
  { code: 'removed-spec', text: (names) => `deregisters ${names}` },
  {
    code: 'host-changed',
    text: (names, host) => `sends the credential of ${names} to ${host}`,
    again: (host) => `sends its credential to ${host}`,
  },
  {
    code: 'catalog-changed',
    text: (names) => `changes the catalog of ${names}`,
    again: () => 'changes its catalog',
  },
  { code: 'key-changed', text: (names) => `registers ${names} under a new key` },
  {
    code: 'activates-objects',
    text: (names) => `activates objects of ${names}, which can revoke access`,
  },
  {
    code: 'deactivates-objects',
    text: (names) => `deactivates objects of ${names}, which takes grants away`,
  },
]

/** The dangers of a connection, the heaviest first. */
export function weightedDangers(reported: Reported): WarningDiagnostic[] {
  const weight = ({ code: id }: WarningDiagnostic): number =>
    DANGERS.findIndex((danger) => danger.code === id)
  return dangersOf(reported).sort((one, other) => weight(one) - weight(other))
}

/** `merging deregisters a and sends the credential of b to c` */
export function dangerText(doing: string, changing: readonly Reported[]): string {
  let last = ''
  const parts = DANGERS.flatMap(({ code: id, text, again }) => {
    const found = changing.filter((one) => dangersOf(one).some(({ code: it }) => it === id))
    const [first] = found
    if (first === undefined) return []
    const names = namesOf(found)
    const hostname = desiredOf(first.entry)?.connection.hostname
    const host = found.length > 1 || hostname === undefined ? 'another host' : code(hostname)
    const isAgain = names === last && found.length === 1
    last = names
    return [isAgain && again ? again(host) : text(isAgain ? 'it' : names, host)]
  })
  return `${doing} ${listed(parts)}`
}
