/** Which files does a command mean when none is named? Those of the working directory whose names say it. */

import { existsSync, readdirSync } from 'node:fs'
import { TutelaError } from '../core/error'

/** The policy's usual names, in the order in which they are looked for. */
export const policyFiles = [
  'tutela.policy.ts',
  'tutela.policy.mts',
  'tutela.policy.yaml',
  'tutela.policy.yml',
  'tutela.policy.json',
] as const

/** The policy of the working directory. Throws `input/unreadable` where there is none. */
export const findPolicyFile = (): string => {
  const found = policyFiles.find((name) => existsSync(name))
  if (found !== undefined) return found
  throw new TutelaError({
    kind: 'input/unreadable',
    message: 'there is no policy here',
    remedy: `name its file, or write ${policyFiles.map((name) => `\`${name}\``).join(', ')}`,
  })
}

/** The scenario files of the working directory, by name. Throws `input/unreadable` where there is none. */
export const findScenarioFiles = (): readonly string[] => {
  const found = readdirSync('.')
    .filter((name) => /\.scenarios\.(?:ya?ml|json)$/.test(name))
    .toSorted()
  if (found.length > 0) return found
  throw new TutelaError({
    kind: 'input/unreadable',
    message: 'there are no scenarios here',
    remedy: 'name their files, or write one as `shop.scenarios.yaml`',
  })
}
