import { POLICY } from '../simulator/sample.ts'
import { actionWording } from '../src/action/wording.ts'
import { environmentSecrets } from '../src/secrets/environment.ts'
import { readConnection } from '../src/connection/read.ts'
import { ENV, spec } from './measure.ts'

/** The same dry runs as a shell script makes them with Immuta's guide in hand: sign in once, then one curl and one jq for each. */
export function curlScript(
  url: string,
  apiKey: string,
  count: number,
  atOnce: number,
): Record<string, string> {
  const secrets = environmentSecrets(ENV, () => undefined, actionWording)
  const body = (index: number): unknown => {
    const read = readConnection(`c${index}.yml`, Buffer.from(spec(index)), POLICY)
    if (read.kind !== 'valid') throw new Error('The sample is no valid spec.')
    return secrets.fill(read.connection)
  }
  return {
    ...Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `bodies/${index}.json`,
        JSON.stringify(body(index)),
      ]),
    ),
    'dry-run.sh': `set -euo pipefail
token=$(curl -sf -H 'content-type: application/json' -d '{"apikey":"${apiKey}"}' '${url}/bim/apikey/authenticate' | jq -r .token)
export token
ls bodies/*.json | xargs -P ${atOnce} -I {} sh -c 'curl -sf -H "content-type: application/json" -H "authorization: Bearer $token" -d @{} "${url}/data/connection/test" | jq -e . > /dev/null'
`,
  }
}
