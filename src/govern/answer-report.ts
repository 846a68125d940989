/** How is a customer told what is known of them (7.3.1)? The reading is on the record as a use, and leaves once that is durable. */

import type { Work } from '../core/work'
import type { Right } from '../data/rights'
import { actorOf } from '../vault/event-parts'
import type { EventDraft } from '../vault/event-writer'
import { operate } from '../vault/operation'
import { idsOfRecords, readKnowReport } from './know'
import type { KnowReport } from './know-report'
import type { GovernInside } from './options'
import { type PortableExport, portableExport } from './portable'
import { type Answered, type AnswerInput, answerRequest } from './request-answer'

/** Answers with the report. */
export const answerWithReport = (govern: GovernInside, input: AnswerInput): Work<Answered<KnowReport>> =>
  answerWith(govern, input, 'know', (report) => report)

/** Answers with the document to take elsewhere. */
export const answerWithExport = (govern: GovernInside, input: AnswerInput): Work<Answered<PortableExport>> =>
  answerWith(govern, input, 'export', portableExport)

const answerWith = <A>(
  govern: GovernInside,
  input: AnswerInput,
  right: Extract<Right, 'know' | 'export'>,
  show: (report: KnowReport) => A,
): Work<Answered<A>> =>
  operate(govern.vault, (act) =>
    answerRequest(act, input, {
      right,
      work: async () => {
        const { actor, customer, request } = input
        const about: EventDraft = {
          action: 'use',
          outcome: 'done',
          actor: actorOf(actor),
          customer,
          evidence: [request],
          about: `request/${right}`,
        }
        act.attempt(about)
        const report = await readKnowReport(act, customer)
        const items = new Set(report.records.flatMap((record) => record.items.map(({ item }) => item)))
        act.tell({ ...about, items: [...items].sort(), records: [...idsOfRecords(report)] })
        return { value: show(report), touched: [] }
      },
    }),
  )
