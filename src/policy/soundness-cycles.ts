/** Can the routes of applications be gone (5.3.1, 6.3.2)? Every step is for a position that decides applications. */

import type { Json } from '../data/plain-json'
import { membersOf } from './merge'
import { quoteName } from './names'
import type { Problem } from './soundness-problem'

/** Every step whose position decides nothing; a position that doesn't exist is told as an unknown name. */
export const cycleProblems = (members: Readonly<Record<string, Json>>): readonly Problem[] => {
  const positions = membersOf(members['positions'])
  return Object.entries(membersOf(membersOf(members['cycles'])['routes'])).flatMap(([route, rule]) =>
    textsOf(membersOf(rule)['steps'])
      .filter((name) => Object.hasOwn(positions, name))
      .filter((name) => membersOf(positions[name])['responsible'] !== true)
      .map((name) => ({
        code: 'route/not-responsible',
        path: ['cycles', 'routes', route, 'steps'],
        message: `the position ${quoteName(name)} decides no applications`,
        remedy: 'name a responsible position',
      })),
  )
}

const textsOf = (list: Json | undefined): readonly string[] =>
  Array.isArray(list) ? list.filter((text) => typeof text === 'string') : []
