/** How is damage limited at once (7.2.3)? People and positions are suspended, keys of recipients revoked: the next decision of every process sees it. */

import { endOfTime, type Instant } from '../core/instant'
import { agreement } from '../data/agreement'
import type { Suspension } from '../data/suspension'
import { listAll } from '../vault/list-all'
import type { Act } from '../vault/operation'
import { evidenceKinds, suspensionsInForce } from '../vault/evidence-kinds'
import { parseBody } from '../vault/record-row'
import { expectChange, expectRow } from '../vault/step'
import type { Containment } from './incident-state'

/** Suspends and revokes, in the transaction. */
export const contain = async (
  act: Act,
  incident: string,
  by: string,
  { actors, positions, keys }: Containment,
): Promise<void> => {
  const all: readonly Suspension['of'][] = [
    ...actors.map((actor) => ({ kind: 'actor' as const, actor })),
    ...positions.map((position) => ({ kind: 'position' as const, position })),
  ]
  await act.transaction.insert(
    'evidence',
    all.map((of, index) => {
      const id = suspensionId(incident, index)
      const body: Suspension = { id, of, incident, by, fromAt: act.at, untilAt: endOfTime }
      return {
        customer: '',
        kind: 'suspension',
        id,
        subject: suspensionsInForce,
        version: 1,
        body: JSON.stringify(body),
      }
    }),
  )
  for (const { recipient, key } of keys) await revoke(act, recipient, key)
}

const suspensionId = (incident: string, index: number): string => `${incident.slice(0, 100)} ${index + 1}`

/** Lifts what an incident suspended; a revoked key stays revoked. */
export const liftSuspensions = async (act: Act, incident: string): Promise<void> => {
  const rows = await listAll<'evidence', 'bySubject'>(act.transaction, 'evidence', {
    index: 'bySubject',
    equals: { kind: 'suspension', subject: suspensionsInForce },
  })
  for (const { id, version, body: text } of rows) {
    const body = parseBody(evidenceKinds.suspension.shape, text, 'evidence')
    if (body.incident !== incident) continue
    const lifted: Suspension = { ...body, releasedAt: act.at }
    await rewrite(act, 'suspension', id, version, { subject: 'lifted', body: JSON.stringify(lifted) })
  }
}

/** Is there such a key? One that was revoked before stays as it was. */
export const isKeyOf = async (act: Act, recipient: string, key: string): Promise<boolean> =>
  (await agreementsOf(act, recipient)).some(({ given }) => given.keys.some(({ id }) => id === key))

const revoke = async (act: Act, recipient: string, key: string): Promise<void> => {
  for (const { id, version, given } of await agreementsOf(act, recipient)) {
    if (!given.keys.some((one) => one.id === key)) continue
    const keys = given.keys.map((one) =>
      one.id === key ? { ...one, revokedAt: earlier(one.revokedAt, act.at) } : one,
    )
    await rewrite(act, 'agreement', id, version, { body: JSON.stringify({ ...given, keys }) })
  }
}

const earlier = (before: Instant | undefined, at: Instant): Instant => Math.min(before ?? at, at)

const agreementsOf = async (act: Act, recipient: string) =>
  (
    await listAll<'evidence', 'bySubject'>(act.transaction, 'evidence', {
      index: 'bySubject',
      equals: { kind: 'agreement', subject: recipient },
    })
  ).map(({ id, version, body }) => ({ id, version, given: parseBody(agreement, body, 'evidence') }))

const rewrite = async (
  act: Act,
  kind: 'suspension' | 'agreement',
  id: string,
  version: number,
  changes: { readonly subject?: string; readonly body: string },
): Promise<void> => {
  const key = { customer: '', kind, id }
  expectRow(await act.transaction.get('evidence', key), 'evidence')
  expectChange(
    await act.transaction.update('evidence', key, { version }, { ...changes, version: version + 1 }),
    'evidence',
  )
}
