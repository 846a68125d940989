/**
 * How does what people are at go on: a customer's request, an incident, an inspection? As a small state machine that is data; each
 * move is checked, changes one row as it was read, and leaves its event in the same transaction.
 */

import type { z } from 'zod'
import type { Finding } from '../core/finding'
import type { Instant } from '../core/instant'
import type { Actor } from '../data/actor'
import type { MakeFinding } from '../check/rule'
import type { IndexOf, RowOf } from '../store/tables'
import type { Query } from '../store/store'
import { actorOf, systemActor } from './event-parts'
import { listAll } from './list-all'
import type { Act } from './operation'
import { parseBody } from './record-row'
import { expectChange, expectRow, parseGivenShape, type StepAnswer, takeStep } from './step'

/** A kind of matter: its machine, the shape of its body, and the finding when a move is not its turn. */
export interface MatterKind<Body, State extends string, Move extends string> {
  readonly kind: string
  /** The state in which one is opened. */
  readonly first: State
  /** A move without `to` stays in its state. */
  readonly moves: { readonly [M in Move]: { readonly from: readonly State[]; readonly to?: State } }
  /** JSON without a customer's value. */
  readonly shape: z.ZodType<Body>
  readonly outOfOrder: MakeFinding
}

/** Which one: `customer` is empty for what is not one customer's. */
export interface MatterKey {
  readonly customer: string
  readonly id: string
}

/** One matter as it stands. */
export interface Matter<Body, State extends string = string> extends MatterKey {
  readonly state: State
  readonly subject: string
  readonly version: number
  readonly dueAt: Instant | undefined
  readonly body: Body
}

/** Who takes a step, and what was found against it; `system` for what the library does by itself. */
export interface MatterStep {
  readonly actor: Actor | 'system'
  readonly findings: readonly Finding[]
  /** What was found that refuses nothing, and is told with the step. */
  readonly warnings?: readonly Finding[]
  /** Ids of records or of evidence that the event names beside the matter's own. */
  readonly records?: readonly string[]
}

/** Opens a matter in its first state, if nothing was found against it; `record/duplicate` for an id that exists. */
export const openMatter = <B, S extends string, M extends string>(
  act: Act,
  kind: MatterKind<B, S, M>,
  given: MatterStep &
    MatterKey & { readonly subject: string; readonly dueAt: Instant | undefined; readonly body: B },
): Promise<StepAnswer> => {
  const body = parseGivenShape(kind.shape, given.body, kind.kind)
  const { customer, id, subject, dueAt } = given
  return takeStep(act, {
    id,
    findings: given.findings,
    about: aboutOf(kind.kind, 'open', given),
    change: () =>
      act.transaction.insert('matter', [
        {
          customer,
          kind: kind.kind,
          id,
          state: kind.first,
          subject,
          version: 1,
          due_at: dueAt ?? null,
          body: JSON.stringify(body),
        },
      ]),
  })
}

/** Moves a matter on: what `step` finds against it denies, as does a move that is not its turn. */
export const moveMatter = async <B, S extends string, M extends string>(
  act: Act,
  kind: MatterKind<B, S, M>,
  given: MatterKey & {
    readonly move: M
    readonly step: (matter: Matter<B, S>) => MatterStep | Promise<MatterStep>
    /** The body and the next deadline after the move. */
    readonly change: (matter: Matter<B, S>) => { readonly body: B; readonly dueAt: Instant | undefined }
  },
): Promise<StepAnswer> => {
  const { customer, id, move } = given
  const matter = await readMatter(act, kind, given)
  const step = await given.step(matter)
  const { from, to } = kind.moves[move]
  const turn = from.includes(matter.state) ? [] : [kind.outOfOrder({ evidence: id })]
  return takeStep(act, {
    id,
    findings: [...turn, ...step.findings],
    ...(step.warnings === undefined ? {} : { warnings: step.warnings }),
    about: aboutOf(kind.kind, move, { ...step, customer }),
    change: async () => {
      const { body, dueAt } = given.change(matter)
      expectChange(
        await act.transaction.update(
          'matter',
          { customer, kind: kind.kind, id },
          { version: matter.version },
          {
            version: matter.version + 1,
            state: to ?? matter.state,
            due_at: dueAt ?? null,
            body: JSON.stringify(parseGivenShape(kind.shape, body, kind.kind)),
          },
        ),
        'matter',
      )
    },
  })
}

/** One matter; `record/missing` if there is none. */
export const readMatter = async <B, S extends string, M extends string>(
  act: Act,
  kind: MatterKind<B, S, M>,
  { customer, id }: MatterKey,
): Promise<Matter<B, S>> =>
  matterOf(kind, expectRow(await act.transaction.get('matter', { customer, kind: kind.kind, id }), 'matter'))

/** The matters of a kind: all, those in a state (`byKind`), or those of a subject (`bySubject`). */
export const listMatters = async <B, S extends string, M extends string>(
  act: Act,
  kind: MatterKind<B, S, M>,
  by: { readonly state: S } | { readonly subject: string } | 'all' = 'all',
): Promise<readonly Matter<B, S>[]> => {
  const list = <I extends IndexOf<'matter'>>(query: Omit<Query<'matter', I>, 'limit' | 'after'>) =>
    listAll<'matter', I>(act.transaction, 'matter', query)
  const rows =
    by === 'all'
      ? await list<'byKind'>({ index: 'byKind', equals: { kind: kind.kind } })
      : 'state' in by
        ? await list<'byKind'>({ index: 'byKind', equals: { kind: kind.kind, state: by.state } })
        : await list<'bySubject'>({ index: 'bySubject', equals: { kind: kind.kind, subject: by.subject } })
  return rows.map((row) => matterOf(kind, row))
}

const matterOf = <B, S extends string, M extends string>(
  kind: MatterKind<B, S, M>,
  row: RowOf<'matter'>,
): Matter<B, S> => ({
  customer: row.customer,
  id: row.id,
  state: stateOf(kind, row.state),
  subject: row.subject,
  version: row.version,
  dueAt: row.due_at ?? undefined,
  body: parseBody(kind.shape, row.body, 'matter'),
})

const stateOf = <B, S extends string, M extends string>(kind: MatterKind<B, S, M>, text: string): S => {
  const moves: readonly { readonly to?: S }[] = Object.values(kind.moves)
  return expectRow(
    [kind.first, ...moves.map(({ to }) => to)].find((state) => state === text),
    'matter',
  )
}

const aboutOf = (
  kind: string,
  move: string,
  step: MatterStep & { readonly customer: string },
): Parameters<typeof takeStep>[1]['about'] => ({
  action: 'govern',
  actor: step.actor === 'system' ? systemActor : actorOf(step.actor),
  about: `${kind}/${move}`,
  ...(step.customer === '' ? {} : { customer: step.customer }),
  ...(step.records === undefined ? {} : { records: [...step.records] }),
})
