/** Does what people are at go on as its machine says? Over random moves against a model, each move with its event. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isTutelaError } from '../../src/core/error'
import { runWork } from '../../src/core/work'
import { findingMakers } from '../../src/check/rule'
import { insideOf } from '../../src/vault/inside-of'
import { listMatters, type MatterKind, moveMatter, openMatter, readMatter } from '../../src/vault/matter'
import { operate } from '../../src/vault/operation'
import { openCompany, rep } from './company'

type State = 'open' | 'held' | 'over'
type Move = 'hold' | 'resume' | 'end'

const rules = findingMakers({
  'review/person': {
    clauses: ['3.2.4'],
    reasons: { order: { kind: 'violation', en: 'not its turn', zh: '步骤顺序不符' } },
  },
})

const kind: MatterKind<{ readonly steps: number }, State, Move> = {
  kind: 'test',
  first: 'open',
  moves: {
    hold: { from: ['open'], to: 'held' },
    resume: { from: ['held'], to: 'open' },
    end: { from: ['open', 'held'], to: 'over' },
  },
  shape: z.strictObject({ steps: z.number().int() }),
  outOfOrder: rules['review/person'].order,
}

const open = (inside: ReturnType<typeof insideOf>, id: string) =>
  runWork(
    operate(inside, (act) =>
      openMatter(act, kind, {
        actor: rep,
        findings: [],
        customer: '',
        id,
        subject: 'sales',
        dueAt: act.at + 1000,
        body: { steps: 0 },
      }),
    ),
  )

const move = (inside: ReturnType<typeof insideOf>, id: string, step: Move) =>
  runWork(
    operate(inside, (act) =>
      moveMatter(act, kind, {
        customer: '',
        id,
        move: step,
        step: () => ({ actor: rep, findings: [] }),
        change: ({ body, dueAt }) => ({ body: { steps: body.steps + 1 }, dueAt }),
      }),
    ),
  )

describe('a matter', () => {
  it('moves as its machine says, and leaves an event for every try', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom<Move>('hold', 'resume', 'end'), { maxLength: 12 }),
        async (moves) => {
          const { vault } = await openCompany({})
          const inside = insideOf(vault)
          await open(inside, 'm')
          let state: State = 'open'
          let steps = 0
          for (const step of moves) {
            const answer = await move(inside, 'm', step)
            const { from, to } = kind.moves[step]
            const isTurn = from.includes(state)
            expect(answer.outcome).toBe(isTurn ? 'done' : 'deny')
            if (isTurn) [state, steps] = [to ?? state, steps + 1]
          }
          const found = await runWork(
            operate(inside, async (act) => {
              act.tell({ action: 'govern', outcome: 'done', actor: rep, about: 'test/read' })
              return [
                await readMatter(act, kind, { customer: '', id: 'm' }),
                await listMatters(act, kind, { state }),
                await listMatters(act, kind, { subject: 'sales' }),
                await listMatters(act, kind),
              ] as const
            }),
          )
          expect(found[0]).toMatchObject({ state, body: { steps }, version: steps + 1 })
          for (const list of found.slice(1)) expect(list).toEqual([found[0]])
          await vault.sequence()
          const told = (await vault.events({ limit: 1000 })).filter(({ event }) => event.action === 'govern')
          expect(told.map(({ event }) => event.about)).toEqual([
            'test/open',
            ...moves.map((step) => `test/${step}`),
            'test/read',
          ])
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is opened once, and found only where it is', async () => {
    const { vault } = await openCompany({})
    const inside = insideOf(vault)
    await open(inside, 'm')
    for (const [work, failure] of [
      [open(inside, 'm'), 'record/duplicate'],
      [move(inside, 'other', 'end'), 'record/missing'],
    ] as const) {
      const error: unknown = await work.catch((caught: unknown) => caught)
      expect(isTutelaError(error) && error.failure.kind).toBe(failure)
    }
    expect(() => insideOf({ id: 'x' })).toThrow('no open vault')
  })
})
