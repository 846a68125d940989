/** The playground: a policy is edited, a question asked, and the page shows the decision, who else sees the item, and the difference to the standard policy. */

import { diffPolicies } from '../../src/ci/diff'
import { describeChange } from '../../src/ci/describe-change'
import {
  clauses,
  decideUse,
  definePolicy,
  describeFailure,
  explainItem,
  isTutelaError,
  type Locale,
  type Policy,
  standardPolicy,
} from '../../src/index'
import { loadPolicy } from '../../src/policy/load'
import { type Lacking, lackings, questionOf } from './situation'
import { playgroundWords } from './words'

const parameters = { organization: 'Tea & Post', transactionYears: 5 }
const standard: Policy = definePolicy(standardPolicy(parameters))
const starter = `extends: standard
parameters:
  organization: Tea & Post
  transactionYears: 5

# a purpose of your own, and who may do what for it
purposes:
  recall:
    label: { en: Product recall, zh: 产品召回 }
    family: service
    basis: { kind: consent }
    needs: [basic.name, basic.phone, transaction.lines]
    keep: P1Y
positions:
  service-agent:
    grants:
      - purposes: [recall]
        items: [basic.name, basic.phone]
        view: masked
categories:
  basic:
    owner: service
`

/** An element of the page, which is there. */
const at = <K extends 'textarea' | 'select' | 'div'>(_kind: K, id: string): HTMLElementTagNameMap[K] => {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`the page has no \`${id}\``)
  return found as HTMLElementTagNameMap[K] // the page is ours, and a test opens it
}
const [policyText, requestText] = [at('textarea', 'policy'), at('textarea', 'request')]
const [position, purpose, item, lacking, language] = [
  at('select', 'position'),
  at('select', 'purpose'),
  at('select', 'item'),
  at('select', 'lacking'),
  at('select', 'language'),
]

let policy = standard
const locale = (): Locale => (language.value === 'zh' ? 'zh' : 'en')

/** Element of a name, with a class and what is in it; texts are texts. */
const make = (name: string, className: string, ...parts: readonly (string | Node)[]): HTMLElement => {
  const element = document.createElement(name)
  if (className !== '') element.className = className
  element.append(...parts)
  return element
}

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): HTMLElement =>
  make(
    'table',
    '',
    make('thead', '', make('tr', '', ...heads.map((head) => make('th', '', head)))),
    make('tbody', '', ...rows.map((row) => make('tr', '', ...row.map((cell) => make('td', '', cell))))),
  )

const say = (error: unknown): HTMLElement =>
  make('pre', 'fault', isTutelaError(error) ? describeFailure(error.failure) : error instanceof SyntaxError ? error.message : String(error))

const labels = (): void => {
  const words = playgroundWords[locale()]
  document.documentElement.lang = locale() === 'zh' ? 'zh-CN' : 'en'
  const texts: Readonly<Record<string, string>> = {
    about: words.about,
    'policy-title': words.policy,
    'policy-label': words.policyLabel,
    reset: words.reset,
    'request-title': words.request,
    'position-label': words.position,
    'purpose-label': words.purpose,
    'item-label': words.item,
    'lacking-label': words.lacking,
    'request-label': words.requestLabel,
    'decision-title': words.decision,
    'access-title': words.access,
    'diff-title': words.diff,
    'diff-about': words.diffAbout,
    compare: words.compare,
  }
  for (const [id, text] of Object.entries(texts)) at('div', id).textContent = text
}

const fill = (select: HTMLSelectElement, options: readonly (readonly [value: string, label: string])[]): void => {
  const before = select.value
  select.replaceChildren(...options.map(([value, label]) => new Option(label, value)))
  if (options.some(([value]) => value === before)) select.value = before
}

/** The names of the policy, in the form. */
const choices = (): void => {
  const { positions, purposes, items } = policy.document
  const named = (group: Readonly<Record<string, { readonly label: Readonly<Record<Locale, string>> }>>, only = Object.keys(group)) =>
    only.map((name) => [name, `${group[name]?.label[locale()] ?? name} (${name})`] as const)
  fill(position, named(positions))
  fill(purpose, named(purposes))
  fill(item, named(items, [...(purposes[purpose.value]?.needs ?? [])]))
  const words = playgroundWords[locale()]
  fill(lacking, lackings.map((one) => [one, one === 'nothing' ? words.nothing : one] as const))
}

const showDecision = (): void => {
  const words = playgroundWords[locale()]
  const target = at('div', 'decision')
  try {
    const { request, evidence, at: instant } = JSON.parse(requestText.value)
    const decision = decideUse(policy, request, evidence, Date.parse(instant))
    const isPermit = decision.outcome === 'permit'
    target.replaceChildren(make('p', `verdict ${decision.outcome}`, isPermit ? words.permit : words.deny))
    const findings = isPermit ? decision.warnings : decision.findings
    target.append(
      make(
        'ul',
        '',
        ...findings.map(({ message, rule, clauses: ids, closes }) =>
          make(
            'li',
            '',
            `${message[locale()]} `,
            make('code', '', rule),
            make('div', 'soft', `${words.clauses}: ${ids.map((id) => `${id} ${clauses[id].title[locale()]}`).join(' · ')}`),
            ...(closes === undefined ? [] : [make('div', 'soft', `${words.closes}: ${closes.evidence}`)]),
          ),
        ),
      ),
    )
    if (isPermit)
      target.append(
        table([words.item, words.views], Object.entries(decision.views)),
        make('p', 'soft', `${words.until} ${new Date(decision.untilAt).toISOString()}`),
        make('p', 'soft', `${words.obligations}: ${decision.obligations.map(({ kind }) => kind).join(', ')}`),
      )
  } catch (error) {
    target.replaceChildren(say(error))
  }
}

const showAccess = (): void => {
  const words = playgroundWords[locale()]
  const ways = item.value === '' ? [] : explainItem(policy, item.value)
  at('div', 'access').replaceChildren(
    ways.length === 0
      ? make('p', '', words.nobody)
      : table(
          [words.position, words.purpose, words.view, words.conditions],
          ways.map(({ position: who, purpose: what, view, conditions }) => [who, what, view, conditions.join(', ')]),
        ),
  )
}

const mostShown = 60

const showDiff = (): void => {
  const words = playgroundWords[locale()]
  const target = at('div', 'diff')
  try {
    const { changes, combinations } = diffPolicies(standard, policy, Date.UTC(2026, 5, 1))
    const shown = changes.slice(0, mostShown)
    target.replaceChildren(
      make('p', 'soft', words.compared(String(combinations))),
      ...(changes.length === 0 ? [make('p', '', words.same)] : []),
      make(
        'ul',
        '',
        ...shown.map((change) =>
          make('li', '', make('span', change.direction, change.direction), ` ${describeChange(change)[locale()]}`),
        ),
      ),
      ...(changes.length > shown.length ? [make('p', 'soft', words.more(changes.length - shown.length))] : []),
    )
  } catch (error) {
    target.replaceChildren(say(error))
  }
}

const ask = (): void => {
  const chosen = { position: position.value, purpose: purpose.value, item: item.value, lacking: lacking.value as Lacking }
  requestText.value = JSON.stringify(questionOf(policy, chosen), null, 2)
  showDecision()
  showAccess()
}

const readPolicy = (): void => {
  const state = at('div', 'policy-state')
  try {
    policy = loadPolicy(policyText.value, { format: policyText.value.trimStart().startsWith('{') ? 'json' : 'yaml' })
    state.replaceChildren(make('p', 'permit', playgroundWords[locale()].sound(policy.document.version)))
    choices()
    ask()
    at('div', 'diff').replaceChildren()
  } catch (error) {
    state.replaceChildren(say(error))
  }
}

let waiting: ReturnType<typeof setTimeout> | undefined
const soon = (work: () => void) => (): void => {
  clearTimeout(waiting)
  waiting = setTimeout(work, 250)
}

const start = (): void => {
  policyText.value = starter
  labels()
  readPolicy()
  position.value = 'service-agent'
  purpose.value = 'recall'
  choices()
  item.value = 'basic.phone'
  ask()
}

language.value = navigator.language.startsWith('zh') ? 'zh' : 'en'
policyText.addEventListener('input', soon(readPolicy))
requestText.addEventListener('input', soon(showDecision))
for (const select of [position, item, lacking]) select.addEventListener('change', ask)
purpose.addEventListener('change', () => {
  choices()
  ask()
})
language.addEventListener('change', () => {
  labels()
  readPolicy()
})
at('div', 'reset').addEventListener('click', start)
at('div', 'compare').addEventListener('click', showDiff)
start()
