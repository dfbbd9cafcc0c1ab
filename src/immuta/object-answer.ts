import type { ObjectSettings } from '../core/objects.ts'
import { getIn } from '../core/path.ts'
import { carriesFailure } from './answers.ts'
import { UnreadFailure } from './unread.ts'

/*
 * What an object shows of its switches (Immuta, "Manage connection objects"). Its example wraps
 * settings in `{ value }`.
 */

/** Words of a `state`, in lower case, and whether they mean active. */
const STATES: Readonly<Record<string, boolean>> = {
  active: true,
  enabled: true,
  inactive: false,
  disabled: false,
}

/** Whether an object is active: by its `state`, else by its setting; `undefined`: nobody says. */
export function activeState(object: unknown): boolean | undefined {
  const state = getIn(object, ['state'])
  const word = typeof state === 'string' ? state.trim().toLowerCase() : ''
  return Object.hasOwn(STATES, word) ? STATES[word] : settingOf(object, 'isActive')
}

function settingOf(object: unknown, name: keyof ObjectSettings): boolean | undefined {
  const [bare, wrapped] = [
    getIn(object, ['settings', name]),
    getIn(object, ['settings', name, 'value']),
  ]
  return [wrapped, bare].find((value) => typeof value === 'boolean')
}

/**
 * The switches that an object shows. Throws {@link RequestFailure} when the answer is not an
 * object.
 */
export function readObject(answer: unknown): ObjectSettings {
  const isActive = activeState(answer)
  const isObject = typeof getIn(answer, ['settings']) === 'object' || isActive !== undefined
  if (!isObject || carriesFailure(answer)) {
    throw new UnreadFailure(
      'object-settings',
      'GET /data/object: the answer is not an object',
      answer,
    )
  }
  const activateNewChildren = settingOf(answer, 'activateNewChildren')
  return {
    ...(isActive !== undefined && { isActive }),
    ...(activateNewChildren !== undefined && { activateNewChildren }),
  }
}
