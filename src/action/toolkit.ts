/*
 * The parts of @actions/core that every run needs. The package's own index also loads its OIDC
 * client, and with it an HTTP stack that costs more time than a whole validation, so the modules
 * are imported one by one.
 */
export { issueCommand } from '../../node_modules/@actions/core/lib/command.js'
export {
  issueFileCommand,
  prepareKeyValueMessage,
} from '../../node_modules/@actions/core/lib/file-command.js'
export { summary } from '../../node_modules/@actions/core/lib/summary.js'
