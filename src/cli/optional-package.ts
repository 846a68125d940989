/** Is a package there that only some need? If not, one message says what reads such a file and how to install it. */

import { TutelaError } from '../core/error'

/** What `load` gives. Rejects with `input/unreadable` where the package isn't installed; other faults pass through. */
export const optionalPackage = async <A>(name: string, file: string, load: () => Promise<A>): Promise<A> => {
  const loaded = await ifInstalled(load)
  if (loaded !== undefined) return loaded
  throw new TutelaError({
    kind: 'input/unreadable',
    message: `this file is read by \`${name}\`, which is not installed`,
    remedy: `run \`npm install --save-dev ${name}\``,
    where: { file },
  })
}

/** What `load` gives, or `undefined` where the package isn't installed. */
export const ifInstalled = async <A>(load: () => Promise<A>): Promise<A | undefined> => {
  try {
    return await load()
  } catch (error) {
    if (isNotInstalled(error)) return undefined
    throw error
  }
}

const isNotInstalled = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND')
