/** Does a form ask for more than its purposes need, without telling, or for consent that is none? Each field held against the policy. */

import { nameKey, namesOf } from '../policy/item-names'
import type { Policy } from '../policy/policy'
import { type CiFinding, ciFinding, inOrder } from '../lint/ci-finding'
import type { Form, FormField } from './form'
import type { WhereOf } from '../lint/lint-rule'

/**
 * The findings about a form: purposes and notice that it doesn't declare, items that its purposes don't need, the same asked twice,
 * fields that say nothing of what they hold, consent that is ticked already or for several purposes at once. Names of fields
 * are told where they look like names. (3.2.1, 3.2.2, 3.2.3, 3.3.2, 3.3.3)
 *
 * @example
 * ```ts
 * const [form] = readForms({ properties: { name: {} }, 'x-tutela': { purposes: ['delivery'], notice: 'n-1' } })
 * if (form !== undefined) checkForm(policy, form, () => ({})).length // 0
 * ```
 */
export const checkForm = (policy: Policy, form: Form, whereOf: WhereOf): readonly CiFinding[] => {
  const names = namesOf(policy)
  const held = form.fields.map((field) => ({ field, item: itemOf(field, names) }))
  return inOrder([
    ...checkPurposes(policy, form, whereOf),
    ...held.flatMap(({ field, item }, at) => [
      ...checkHeld(policy, form, field, item, whereOf),
      ...(item !== undefined && item !== 'none' && held.slice(0, at).some((other) => other.item === item)
        ? [
            ciFinding({
              rule: 'form/redundant',
              message: {
                en: `${nameOf(field)} asks for \`${item}\` again`,
                zh: `${nameOf(field)} 重复收集 \`${item}\``,
              },
              where: whereOf(field.path),
            }),
          ]
        : []),
      ...checkConsent(field, whereOf),
    ]),
  ])
}

/** What it says it holds; else the item that its name stands for. A field that asks for consent holds nothing. */
const itemOf = (
  { item, name, otherNames = [], consent, mayHoldNothing = false }: FormField,
  names: ReadonlyMap<string, string>,
): string | undefined => {
  if (item !== undefined) return item
  if (consent !== undefined) return 'none'
  const known = [name, ...otherNames].map((one) => names.get(nameKey(one))).find((one) => one !== undefined)
  return known ?? (mayHoldNothing ? 'none' : undefined)
}

const checkPurposes = (policy: Policy, form: Form, whereOf: WhereOf): readonly CiFinding[] => {
  const { document } = policy
  const where = whereOf([...form.path, 'x-tutela'])
  const unknown = form.purposes.filter((purpose) => !Object.hasOwn(document.purposes, purpose))
  const onConsent = form.purposes.some((purpose) => document.purposes[purpose]?.basis.kind === 'consent')
  return [
    ...(form.purposes.length === 0
      ? [
          ciFinding({
            rule: 'form/no-purpose',
            message: { en: 'the form declares no purpose', zh: '表单未声明使用目的' },
            where,
          }),
        ]
      : []),
    ...unknown.map((purpose) =>
      ciFinding({
        rule: 'form/no-purpose',
        message: {
          en: `the policy has no purpose ${quoted(purpose)}`,
          zh: `政策中没有目的 ${quoted(purpose)}`,
        },
        where,
      }),
    ),
    ...(onConsent && form.notice === undefined
      ? [
          ciFinding({
            rule: 'form/no-notice',
            message: {
              en: 'the form asks on consent, and names no notice',
              zh: '表单以客户授权收集信息，但未指明告知书',
            },
            where,
          }),
        ]
      : []),
  ]
}

const checkHeld = (
  policy: Policy,
  form: Form,
  field: FormField,
  item: string | undefined,
  whereOf: WhereOf,
): readonly CiFinding[] => {
  if (item === 'none' || item === 'customer') return []
  const where = whereOf(field.path)
  if (item === undefined || !policy.tables.itemIndex.has(item))
    return [
      ciFinding({
        rule: 'form/unknown-field',
        message: {
          en: `nothing says which item ${nameOf(field)} holds`,
          zh: `未说明 ${nameOf(field)} 对应哪个信息项`,
        },
        where,
      }),
    ]
  const isNeeded = form.purposes.some((purpose) => policy.document.purposes[purpose]?.needs.includes(item))
  return isNeeded || form.purposes.length === 0
    ? []
    : [
        ciFinding({
          rule: 'form/over-collection',
          message: {
            en: `${nameOf(field)} asks for \`${item}\`, which no declared purpose needs`,
            zh: `${nameOf(field)} 收集 \`${item}\`，所声明的目的均不需要`,
          },
          where,
        }),
      ]
}

const checkConsent = (field: FormField, whereOf: WhereOf): readonly CiFinding[] => {
  const { consent } = field
  if (consent === undefined) return []
  const where = whereOf(field.path)
  return [
    ...(consent.isPreTicked
      ? [
          ciFinding({
            rule: 'form/pre-ticked',
            message: { en: `${nameOf(field)} is ticked already`, zh: `${nameOf(field)} 已预先勾选` },
            where,
          }),
        ]
      : []),
    ...(consent.purposes.length > 1
      ? [
          ciFinding({
            rule: 'form/bundled',
            message: {
              en: `${nameOf(field)} asks consent for ${consent.purposes.length} purposes at once`,
              zh: `${nameOf(field)} 一次征求 ${consent.purposes.length} 个目的的授权`,
            },
            where,
          }),
        ]
      : []),
  ]
}

/** A name is repeated where it looks like one: what else stands in a form may be anything. */
const quoted = (text: string): string => (/^[\p{L}\p{N}_ .-]{1,64}$/u.test(text) ? `\`${text}\`` : '`…`')

const nameOf = ({ name }: FormField): string => quoted(name)
