import manifest from '../package.json' with { type: 'json' }

/** Version of this Action, as released. */
export const VERSION: string = manifest.version

/** How the Action names itself to the servers it talks to. */
export const USER_AGENT = `immuta-connections-action/${VERSION}`
