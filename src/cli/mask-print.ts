/** How are a plan and proposals told? As lines or as JSON: names of columns and items, shares and counts, never a value. */

import { type ColumnPlan, type Proposal, printableName } from '../dataset/index'
import { maskWords } from './mask-words'
import type { Terminal } from './terminal'

/** What happened to each column, and how many rows there were. */
export const printPlan = (
  plans: readonly ColumnPlan[],
  rows: number,
  asJson: boolean,
  { print, paint, locale }: Terminal,
): void => {
  if (asJson) {
    const columns = plans.map(({ column, target = null, view, reason }) => ({ column, target, view, reason }))
    print(JSON.stringify({ rows, columns }, null, 2))
    return
  }
  const words = maskWords[locale]
  for (const { column, target, view, reason } of plans) {
    const shown = view === 'omitted' ? paint.no(words.views[view]) : paint.yes(words.views[view])
    print(
      `${printableName(column)}: ${target ?? words.noTarget}, ${shown} ${paint.dim(`(${words.reasons[reason]})`)}`,
    )
  }
  print(`${words.rows}: ${rows}`)
}

/** What each column seems to hold. */
export const printProposals = (
  proposals: readonly Proposal[],
  asJson: boolean,
  { print, paint, locale }: Terminal,
): void => {
  if (asJson) {
    print(
      JSON.stringify(
        proposals.map(({ target = null, by = null, share = null, ...rest }) => ({
          ...rest,
          target,
          by,
          share,
        })),
        null,
        2,
      ),
    )
    return
  }
  const words = maskWords[locale]
  for (const { column, target, by, share } of proposals) {
    const why = by === undefined ? '' : `, ${words.by[by]}`
    const part = share === undefined ? '' : `; ${Math.round(share * 100)} % ${words.share}`
    print(`${printableName(column)}: ${paint.title(target ?? words.noTarget)}${why}${part}`)
  }
  print(paint.dim(words.proposalOnly))
}
