/** What did the library's copy in a policy's own thread throw? Read back as a failure, as far as it has the shape of one. */

import { z } from 'zod'
import type { Failure } from '../core/error'

const where = z.looseObject({
  path: z.string().optional(),
  line: z.number().optional(),
  column: z.number().optional(),
})
const told = z.object({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  where: where.optional(),
})
const failureShape = z.object({
  message: z.string(),
  remedy: z.string(),
  issues: z.array(told).optional(),
})

/** The failure that the library's copy in the thread threw; only what has its shape is passed on. */
export const failureOf = (failure: unknown, file: string): Failure => {
  const parsed = failureShape.safeParse(failure)
  const issues = parsed.data?.issues?.map(({ code, message, remedy, where: at }) => ({
    code,
    message,
    remedy,
    where: { file, ...(at?.path === undefined ? {} : { path: at.path }) },
  }))
  return {
    kind: 'policy/unsound',
    message: parsed.data?.message ?? 'the policy is not sound',
    remedy: parsed.data?.remedy ?? 'mend it',
    ...(issues === undefined ? { where: { file } } : { issues }),
  }
}
