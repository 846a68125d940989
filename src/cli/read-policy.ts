/** Which policy does a command ask? One from a file or a module, or the standard one; whether it is sound is judged elsewhere. */

import { pathToFileURL } from 'node:url'
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
  const text = await readTextFile(file)
  return /\.[cm]?[jt]s$/.test(file) ? readModule(file) : loadPolicy(text, { file })
}

const readModule = async (file: string): Promise<Policy> => {
  const loaded: unknown = await import(pathToFileURL(file).href).catch(() => undefined)
  const policy = memberOf(loaded, 'policy') ?? memberOf(loaded, 'default')
  if (isPolicy(policy)) return policy
  throw new TutelaError({
    kind: 'input/unreadable',
    message: loaded === undefined ? 'the module cannot be loaded' : 'the module exports no policy',
    remedy:
      loaded === undefined
        ? 'run it by itself to see why; TypeScript needs Node 22.18 or newer, or a policy in YAML'
        : 'export `policy`, as `definePolicy` made it',
    where: { file },
  })
}

const memberOf = (value: unknown, member: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, member) : undefined

/** Another copy of the package may have made it, so only its parts can tell. */
const isPolicy = (value: unknown): value is Policy =>
  typeof memberOf(value, 'document') === 'object' &&
  memberOf(memberOf(value, 'tables'), 'itemIndex') instanceof Map
