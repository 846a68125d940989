/** Under which id does an engine of somebody else's hold a task? Engines take ids of one shape only: a UUID that follows from ours. */

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** A UUID of version 8 (RFC 9562) over a queue and a task's id. */
export const taskUuid = (queue: string, id: string): string => {
  const bytes = sha256(utf8ToBytes(`${queue}\n${id}`)).slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytesToHex(bytes)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
