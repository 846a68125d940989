/** In which words is somebody told of an incident (7.2.3)? By what is on the record alone: names of items, numbers and times, never a value. */

import type { Locale } from '../core/locale'
import type { PolicyDocument } from '../data/policy'
import type { IncidentBody, IncidentNoticeBody } from './incident-state'
import { incidentWords } from './incident-words'

/** What is told, by whom, to whom. */
export interface IncidentTextInput {
  readonly policy: PolicyDocument
  readonly incident: string
  readonly body: IncidentBody
  readonly audience: IncidentNoticeBody['audience']
  /** Where questions are answered. */
  readonly contact: string
}

/**
 * The text of a notice: what happened and when, which items, how many customers, what was done, and whom to ask (PIPL art. 57, GDPR art.
 * 33 and 34). The text of a drill begins and ends with saying so.
 */
export const incidentText = (input: IncidentTextInput, locale: Locale): string => {
  const { policy, incident, body, audience, contact } = input
  const { drill, assessed, contained } = body
  const words = incidentWords[locale]
  const items = (assessed?.items ?? []).map((item) => policy.items[item]?.label[locale] ?? item)
  const at = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: policy.timeZone,
  }).format(body.detectedAt)
  const suspended = (contained?.actors.length ?? 0) + (contained?.positions.length ?? 0)
  return [
    ...(drill ? [words.drill] : []),
    words.heading[audience](policy.organization, incident),
    words.happened(words.nature[body.nature], at),
    ...(assessed === undefined
      ? [words.unassessed]
      : [
          words.items(items.join(locale === 'zh' ? '、' : ', ')),
          ...(audience === 'customers' ? [] : [words.reach(assessed.customers, assessed.releases)]),
          words.harm[assessed.harm],
        ]),
    ...(contained === undefined ? [] : [words.contained(suspended, contained.keys.length)]),
    ...(audience === 'customers' ? [words.advice] : []),
    words.contact(contact),
    ...(drill ? [words.drill] : []),
  ].join('\n')
}
