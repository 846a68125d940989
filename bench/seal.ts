/**
 * What does sealing a record cost against the platform's own ChaCha20-Poly1305? 400 bytes, key at hand, associated data bound, a fresh
 * random nonce each time: 24 bytes of it for the library, which derives a key for each nonce (XChaCha20), 12 for the platform.
 */

import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto'
import { either as E } from 'fp-ts'
import { openBytes, sealBytes } from '../src/crypto/aead'
import { recordContext } from '../src/crypto/context'
import { sharedRandom } from '../src/crypto/random'
import { compareWays, requireEqual } from './measure'
import { printBench } from './print'

const turns = 20_000
const key = sharedRandom(32)
const plaintext = sharedRandom(400)
const context = recordContext({
  ...{ table: 'record', customer: 'c-1001', category: 'basic', record: 'r-1' },
  ...{ version: 1, key: 'k-1' },
})

const secret = createSecretKey(key)
const algorithm = 'chacha20-poly1305'
const tagLength = 16

const platformSeal = (): Buffer => {
  const nonce = sharedRandom(12)
  const cipher = createCipheriv(algorithm, secret, nonce, { authTagLength: tagLength })
  cipher.setAAD(context, { plaintextLength: plaintext.length })
  const body = cipher.update(plaintext)
  cipher.final()
  return Buffer.concat([nonce, body, cipher.getAuthTag()])
}

const platformOpen = (sealed: Buffer): number => {
  const end = sealed.length - tagLength
  const cipher = createDecipheriv(algorithm, secret, sealed.subarray(0, 12), { authTagLength: tagLength })
  cipher.setAAD(context, { plaintextLength: end - 12 })
  cipher.setAuthTag(sealed.subarray(end))
  const opened = cipher.update(sealed.subarray(12, end))
  cipher.final()
  return opened.length
}

const ownSealed = sealBytes({ key, plaintext, context })
const platformSealed = platformSeal()

const ways = {
  sealed: () => sealBytes({ key, plaintext, context }).length - 25 - tagLength,
  sealedByPlatform: () => platformSeal().length - 12 - tagLength,
  opened: () => {
    const opened = openBytes({ key, sealed: ownSealed, context })
    return E.isRight(opened) ? opened.right.length : 0
  },
  openedByPlatform: () => platformOpen(platformSealed),
}

requireEqual('seal and open', Object.values(ways), 10)
const measured = compareWays({
  sealed: { run: ways.sealed, turns },
  sealedByPlatform: { run: ways.sealedByPlatform, turns },
  opened: { run: ways.opened, turns },
  openedByPlatform: { run: ways.openedByPlatform, turns },
})

printBench('seal', {
  rows: [
    ['seal 400 bytes: the library', measured.sealed],
    ['seal 400 bytes: the platform', measured.sealedByPlatform],
    ['open 400 bytes: the library', measured.opened],
    ['open 400 bytes: the platform', measured.openedByPlatform],
  ],
  ratios: {
    'seal / platform': measured.sealedByPlatform.nanoseconds / measured.sealed.nanoseconds,
    'open / platform': measured.openedByPlatform.nanoseconds / measured.opened.nanoseconds,
  },
})
