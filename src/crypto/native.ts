/**
 * Does this platform bring its own cryptography? Node's `crypto` module where the process offers it, else nothing.
 * It names no module to import, so that bundles for browsers and workers stay whole; it decides no algorithm.
 */

const host: { readonly process?: Pick<NodeJS.Process, 'getBuiltinModule'> } = globalThis

/** Node's built-in `crypto`, or `undefined` in browsers and workers. */
export const nativeCrypto = host.process?.getBuiltinModule?.('node:crypto')

/** The type of {@link nativeCrypto} where it is there. */
export type NativeCrypto = NonNullable<typeof nativeCrypto>
