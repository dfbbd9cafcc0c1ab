/** Node asks for it at each connection, see https://nodejs.org/api/cli.html. */
const SWITCH = 'NODE_TLS_REJECT_UNAUTHORIZED'

/**
 * Has Node check certificates though its environment says otherwise: a credential must not go to
 * whoever answers. Returns what to say of it, if it was so.
 *
 * @param env the environment of the process
 */
export function checkCertificates(env: NodeJS.ProcessEnv): string | undefined {
  if (env[SWITCH] !== '0') return undefined
  Reflect.deleteProperty(env, SWITCH)
  return (
    `\`${SWITCH}=0\` is ignored: certificates are always checked. Name the file of a private ` +
    'certificate authority in `NODE_EXTRA_CA_CERTS`.'
  )
}
