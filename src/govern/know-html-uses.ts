/** How are many uses read? Those that are alike as one row with how often, first and last; every single time can be opened. */

import { html, type Html } from '../core/html'
import type { KnownUse } from './know-report'
import type { Tell } from './know-tell'

/** The section of uses. */
export const usesSection = (tell: Tell): Html => {
  const { words, report, locale } = tell
  return tell.table(
    words.uses,
    [words.purpose, words.department, words.items, words.times, words.first, words.last, words.everyTime],
    [...alike(report.uses).values()].map((uses) => {
      const [first] = uses
      const last = uses.at(-1)
      if (first === undefined || last === undefined) return []
      const { department = '' } = first
      return [
        tell.purposes(first.purposes),
        first.by === 'you' ? words.you : (report.names.departments[department]?.[locale] ?? department),
        html`${tell.items(first.items)}${first.fromOthers.length === 0 ? undefined : html` <small>(${words.fromOthers}: ${tell.items(first.fromOthers)})</small>`}`,
        uses.length,
        tell.time(first.at),
        tell.time(last.at),
        uses.length < 3
          ? undefined
          : html`<details><summary>${words.everyTime}</summary>${uses.map(({ at }) => html`${tell.time(at)} `)}</details>`,
      ]
    }),
  )
}

/** Uses for the same purposes, by the same department, of the same items. */
const alike = (uses: readonly KnownUse[]): ReadonlyMap<string, readonly KnownUse[]> => {
  const groups = new Map<string, KnownUse[]>()
  for (const use of uses) {
    const key = JSON.stringify([use.by, use.department, use.purposes, use.items])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [use])
    else group.push(use)
  }
  return groups
}
