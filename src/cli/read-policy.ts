/** Which policy does a command ask? One from a YAML or JSON file, or the standard one; it runs no code of a policy's. */

import { TutelaError } from '../core/error'
import { definePolicy } from '../policy/define'
import { loadPolicy } from '../policy/load'
import type { Policy } from '../policy/policy'
import { standardPolicy } from '../policy/standard'
import { readTextFile } from './read-file'

/** The policy of a path; without one the standard policy, with a credit business so that every category is there. */
export const readPolicyFile = async (file: string | undefined): Promise<Policy> => {
  if (file === undefined)
    return definePolicy(standardPolicy({ organization: 'Acme', transactionYears: 5, creditBusiness: true }))
  if (/\.[cm]?[jt]s$/.test(file))
    throw new TutelaError({
      kind: 'input/unreadable',
      message: 'a policy written as code cannot be asked from here',
      remedy: 'write its `document` to a JSON file and give that one',
      where: { file },
    })
  return loadPolicy(await readTextFile(file), { file })
}
