/** What stands in the sections that prove: the audit log, and every provision with what answers it? */

import { clauses } from '../core/clause'
import { formatInstant } from '../core/instant'
import type { Locale } from '../core/locale'
import { toHex } from '../audit/bytes'
import { type Block, lead, note, table } from './block'
import { clauseAnswers } from './clause-answers'
import type { Report } from './report'
import { reportWords } from './words'

interface Writing {
  readonly report: Report
  readonly locale: Locale
}

/** The verdict on the log, and its last checkpoint. (5.3.3, 8.1.2) */
export const auditBlocks = ({ report, locale }: Writing): readonly Block[] => {
  const words = reportWords[locale]
  const { audit, facts } = report
  if (audit === undefined) return [note(words.noData)]
  const { size, root, pending, faults, kept, signed, hasKey } = audit
  return [
    {
      kind: 'text',
      text: faults.length === 0 ? words.sound : words.unsound,
      tone: faults.length === 0 ? 'good' : 'bad',
    },
    {
      kind: 'figures',
      figures: [
        [words.events, String(size)],
        [words.waiting, String(pending)],
        [words.faults, String(faults.length)],
        [words.kept, String(kept)],
        [words.signed, String(signed)],
      ],
    },
    { kind: 'text', text: `${words.root}: ${toHex(root)}` },
    ...(hasKey ? [] : [note(words.noKey)]),
    ...(kept > 0 ? [] : [note(words.noKept)]),
    ...(facts?.lastCheckpoint === undefined
      ? []
      : [
          { kind: 'text' as const, text: `${words.checkpoint}: ${formatInstant(facts.lastCheckpoint.at)}` },
          { kind: 'pre' as const, text: facts.lastCheckpoint.note },
        ]),
  ]
}

/** Every provision by chapter: how it stands, what answers it, which rules deny by it. */
export const clauseBlocks = ({ report, locale }: Writing): readonly Block[] => {
  const words = reportWords[locale]
  const heads = [
    words.clause,
    words.standing,
    words.answeredBy,
    words.rules,
    ...(report.facts === undefined ? [] : [words.denials]),
  ]
  return [
    lead(words.clausesLead),
    ...words.chapters.map((title, index) =>
      table(
        `${index + 1} ${title}`,
        heads,
        report.clauses
          .filter(({ id }) => id.startsWith(`${index + 1}.`))
          .map(({ id, standing, rules, denials }) => [
            `${id} ${clauses[id].title[locale]}`,
            { text: words.standings[standing], tone: standing },
            clauseAnswers[id].answers[locale],
            rules.join(', '),
            ...(denials === undefined ? [] : [rules.length === 0 ? '–' : String(denials)]),
          ]),
        words.none,
      ),
    ),
  ]
}
