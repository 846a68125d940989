/** What does the customer learn of what happened with their information? From the log: when, what, by which department, for what; no value. (7.3.1) */

import type { AuditEvent } from '../../data/audit-event'
import type { LoggedEvent } from '../../vault/read-events'
import type { Vault } from '../../vault/vault'
import { html, type Html } from '../../core/html'
import { labelsOf, type PageView, sectionOf } from './sections'
import { pageWords } from './words'

/** Reads every event of a customer. */
export const readHistory = async (
  vault: Pick<Vault, 'events'>,
  customer: string,
): Promise<readonly LoggedEvent[]> => {
  const all: LoggedEvent[] = []
  for (;;) {
    const after = all.at(-1)
    const page = await vault.events({ customer, limit, ...(after === undefined ? {} : { after }) })
    all.push(...page)
    if (page.length < limit) return all
  }
}

const limit = 200
const mostShown = 30

/** The latest events as a table, and the way to all of them. */
export const historySection = (view: PageView, events: readonly LoggedEvent[]): Html => {
  const words = pageWords[view.locale]
  const told = events.filter(({ event }) => event.action !== 'note').toReversed()
  const shown = told.slice(0, mostShown)
  const rows = shown.map(({ event }) => rowOf(view, event))
  const table = html`<div class="scroll" role="group" aria-labelledby="know" tabindex="0"><table><thead><tr><th scope="col">${words.when}</th><th scope="col">${words.what}</th><th scope="col">${words.whoFor}</th></tr></thead><tbody>${rows}</tbody></table></div>`
  return sectionOf('know', words.know, [
    html`<p class="lead">${words.knowLead}</p>`,
    rows.length === 0 ? html`<p>${words.knowNone}</p>` : table,
    told.length > shown.length
      ? html`<p class="meta">${words.knowMore(shown.length, told.length)}</p>`
      : undefined,
    html`<p><a href="${view.base}/report.json" download>${words.download}</a></p>`,
  ])
}

const rowOf = (view: PageView, event: AuditEvent): Html => {
  const words = pageWords[view.locale]
  const labels = labelsOf(view)
  const { at, action, outcome, actor, purposes = [], items = [], recipient } = event
  const by =
    actor.kind === 'customer'
      ? words.self
      : actor.department === undefined
        ? words.company
        : labels.department(actor.department)
  const what = [
    outcome === 'deny'
      ? `${words.actions[action] ?? action} (${words.refused})`
      : (words.actions[action] ?? action),
    items.length === 0 ? '' : labels.items(items),
  ].filter((part) => part !== '')
  const forWhat = [
    by,
    purposes.map(labels.purpose).join(', '),
    recipient === undefined ? '' : `→ ${labels.recipient(recipient)}`,
  ].filter((part) => part !== '')
  return html`<tr><td>${minuteOf(view, at)}</td><td>${what.join(': ')}</td><td>${forWhat.join(' · ')}</td></tr>`
}

const minuteOf = ({ document, locale }: PageView, at: number): string =>
  new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: document.timeZone,
  }).format(at)
