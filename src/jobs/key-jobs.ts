/** How is the change of keys cut up? Each shard goes through its own customers' data keys, in the same steps as the vault's own operations. */

import { z } from 'zod'
import { instant } from '../data/names'
import { reencryptStep } from '../vault/reencrypt'
import type { KeyStep } from '../vault/key-step'
import { rotateStep } from '../vault/rotate-keys'
import type { Job, JobStep } from './job'

/** Which keys are replaced: those made before an instant; `batch` of them are looked at in a step, 200 unless told. */
export const keyInput = z.strictObject({
  before: instant,
  batch: z.number().int().min(1).max(1000).default(200),
})
type KeyInput = z.infer<typeof keyInput>

/** Wraps data keys anew under the epoch keys of those who work. Epoch keys that wrap nothing stay until `vault.rotateKeys`. (4.2.4) */
export const rotateKeysJob: Job<KeyInput> = {
  name: 'rotate-keys',
  input: keyInput,
  step: async (act, given) => {
    const { looked, last, ...counts } = await rotateStep(act, stepOf(given))
    return { cursor: cursorOf(last), looked, counts }
  },
}

/** Seals records anew under fresh data keys. (4.2.4) */
export const reencryptJob: Job<KeyInput> = {
  name: 'reencrypt',
  input: keyInput,
  step: async (act, given) => {
    const { looked, last, ...counts } = await reencryptStep(act, stepOf(given))
    return { cursor: cursorOf(last), looked, counts }
  },
}

const stepOf = ({ input, range, cursor }: JobStep<KeyInput>): KeyStep => ({
  ...input,
  ...range,
  after: cursor === undefined ? undefined : cursorShape.parse(JSON.parse(cursor)),
})

const cursorShape = z.strictObject({ customer: z.string(), category: z.string(), id: z.string() })

const cursorOf = (last: z.infer<typeof cursorShape> | undefined): string | undefined =>
  last === undefined
    ? undefined
    : JSON.stringify({ customer: last.customer, category: last.category, id: last.id })
