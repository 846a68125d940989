/** By what is a finding known again tomorrow? By a short hash of what it says, not of where it stands. */

import { sha256 } from '../crypto/digest'
import { encodeText } from '../crypto/fields'
import { toHex } from '../audit/leaf'

/** 64 bits of SHA-256 in hex over a kind and a text. */
export const fingerprintOf = (kind: string, text: string): string =>
  toHex(sha256(encodeText(`${kind}\n${text}`))).slice(0, 16)
