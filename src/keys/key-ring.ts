/**
 * What does the vault ask of whoever keeps its keys? This contract; `describeKeyRing` in `tutela/testing` holds an
 * implementation to it. It doesn't say where keys live: in memory, in a file, in a service.
 */

/**
 * The keeper of a vault's secrets. Every operation is asynchronous and fails by rejecting with the library's error,
 * never by throwing at once, and no error holds a secret.
 *
 * Missing: a ring without the private key rejects `openEpoch` with `key/missing`, a ring without roots rejects
 * `indexRoot` and `pseudonymRoot` with it, and a closed ring rejects everything with it.
 * Concurrent: operations may overlap in any number and order; each answers as if it ran alone. Those that were
 * under way when the ring was closed either finish or reject with `key/missing`.
 * Failing: what can't be reached now rejects with `key/unavailable` and may be tried again.
 * Bytes that are given are copied or used before the promise settles and never changed; bytes that are returned are
 * the caller's own, who may overwrite them.
 */
export interface KeyRing {
  /** The vault's X25519 public key, 32 bytes; the same at every call. */
  readonly publicKey: () => Promise<Uint8Array>
  /**
   * Seals the key of an epoch (32 bytes, else `input/invalid`) to the public key, bound to the epoch's id (HPKE, RFC 9180).
   * Needs no secret. Each call gives other bytes, and all of them open.
   */
  readonly sealEpoch: (epoch: string, key: Uint8Array) => Promise<Uint8Array>
  /**
   * Opens what `sealEpoch` gave for the same epoch id. Rejects with `seal/tampered` if it doesn't open (changed, cut,
   * another epoch's, another ring's), `seal/version` if its first byte is no known version.
   */
  readonly openEpoch: (epoch: string, sealed: Uint8Array) => Promise<Uint8Array>
  /**
   * Seals bytes to the X25519 public key of somebody else, bound to `info` (HPKE, RFC 9180, as in `crypto/hpke`): only
   * who holds the private key opens them, this ring doesn't. Needs no secret. Each call gives other bytes. Rejects with
   * `key/corrupt` for what is no public key. Clause 6.4.2.
   */
  readonly sealTo: (publicKey: Uint8Array, info: Uint8Array, plaintext: Uint8Array) => Promise<Uint8Array>
  /** The root from which blind-index keys are derived, 32 bytes; the same at every call. */
  readonly indexRoot: () => Promise<Uint8Array>
  /** The root from which pseudonym keys are derived, 32 bytes; the same at every call, and not the index root. */
  readonly pseudonymRoot: () => Promise<Uint8Array>
  /** Ends the ring: its secrets are overwritten in memory. What is stored stays. Closing twice is no error. */
  readonly close: () => Promise<void>
}
