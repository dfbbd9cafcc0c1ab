import { databricksClient } from '../../src/databricks/client.ts'
import type { Credential } from '../../src/databricks/credential.ts'
import { requestIdToken } from '../../src/github/oidc.ts'
import { systemClock } from '../../src/net/clock.ts'
import { RequestFailure } from '../../src/net/failure.ts'
import { Redactor } from '../../src/secrets/redactor.ts'
import type { Conversation, Report } from './conversation.ts'

const told = JSON.parse(process.argv[2] ?? '') as Conversation
const redactor = new Redactor()
// Inputs are masked before anything is done with them.
if (told.credential.kind === 'm2m') redactor.add(told.credential.clientSecret)
const masked: string[] = []
const clock = {
  ...systemClock(new AbortController().signal),
  ...(told.impatient && { sleep: () => Promise.resolve() }),
}
const options = {
  host: 'localhost',
  port: told.port,
  userAgent: 'conversation',
  timeoutMs: 10_000,
  clock,
  redact: (text: string) => redactor.redact(text),
  mask: (secret: string) => {
    masked.push(secret)
    redactor.add(secret)
  },
}

function credentialOf({ credential }: Conversation): Credential {
  if (credential.kind !== 'oidc') return credential
  const { clientId, audience, url, token } = credential
  return {
    kind: 'oidc',
    clientId,
    audience,
    idToken: (wanted) => requestIdToken({ ...options, url, token }, wanted),
  }
}

const client = databricksClient({
  ...options,
  credential: credentialOf(told),
  access: told.access,
  workspaceId: told.workspaceId,
})
const outcomes: Report['outcomes'] = []
for (const together of told.calls) {
  const settled = await Promise.allSettled(
    together.map(({ path, body }) =>
      body === undefined ? client.get(path) : client.post(path, body),
    ),
  )
  for (const one of settled) {
    if (one.status === 'fulfilled') outcomes.push({ answer: one.value })
    else if (one.reason instanceof RequestFailure)
      outcomes.push({
        failure: one.reason.message,
        ...(one.reason.status !== undefined && { status: one.reason.status }),
        body: one.reason.body,
      })
    else outcomes.push({ failure: String(one.reason) })
  }
}
client.close()
process.stdout.write(JSON.stringify({ outcomes, masked } satisfies Report))
