/** Which decision is asked for? An action, its request, the evidence and the instant out of one JSON file. */

import { either as E } from 'fp-ts'
import { z } from 'zod'
import type { Decision } from '../core/decision'
import { TutelaError } from '../core/error'
import { type Instant, parseInstant } from '../core/instant'
import { type Evidence, noEvidence } from '../data/evidence'
import type { CollectRequest, ShareRequest, UseRequest } from '../data/request'
import type { View } from '../data/view'
import { decideCollect } from '../decide/collect'
import { decideShare } from '../decide/share'
import { decideUse } from '../decide/use'
import type { Policy } from '../policy/policy'
import { readJsonFile } from './read-file'

const question = z.strictObject({
  action: z.enum(['collect', 'use', 'share']),
  request: z.record(z.string(), z.unknown()),
  evidence: z.record(z.string(), z.unknown()).optional(),
  at: z.union([z.number().int(), z.string()]),
})

/** Decides the question of a file. What the evidence leaves out isn't known; a wrong shape rejects with `input/invalid`. */
export const decideFile = async (policy: Policy, file: string): Promise<Decision<View>> => {
  const parsed = question.safeParse(await readJsonFile(file))
  if (!parsed.success)
    throw new TutelaError({
      kind: 'input/invalid',
      message: 'the file holds no question',
      remedy: 'give `action` (collect, use or share), `request`, `evidence` and `at`',
      where: { file },
      issues: parsed.error.issues.map((issue) => ({
        code: issue.code,
        message: 'not of the right shape',
        remedy: 'compare it with the description',
        where: { path: issue.path.map(String).join('.') },
      })),
    })
  const { action, request, evidence, at } = parsed.data
  // The decisions parse both themselves, and refuse with the place of every fault.
  const given = { ...noEvidence, ...evidence } as Evidence
  const instant = instantOf(at, file)
  if (action === 'collect') return decideCollect(policy, request as CollectRequest, given, instant)
  if (action === 'share') return decideShare(policy, request as ShareRequest, given, instant)
  return decideUse(policy, request as UseRequest, given, instant)
}

const instantOf = (at: number | string, file: string): Instant => {
  if (typeof at === 'number') return at
  const parsed = parseInstant(at)
  if (E.isRight(parsed)) return parsed.right
  throw new TutelaError({ ...parsed.left, where: { file, path: 'at' } })
}
