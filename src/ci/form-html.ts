/**
 * What do the forms of a page ask for? Each `<form>` with its fields, read as a browser reads it (WHATWG), with the attributes
 * `data-tutela-purposes`, `data-tutela-notice`, `data-tutela-item` and `data-tutela-consent`. It judges nothing and runs no script.
 */

import { defaultTreeAdapter, type DefaultTreeAdapterTypes, parse } from 'parse5'
import { TutelaError } from '../core/error'
import { formatPath } from '../policy/names'
import type { Form, FormField } from './form'
import { isAskingConsent, namesOfControl } from './form-controls'
import type { WhereOf } from '../lint/lint-rule'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** The forms of a page, and where each part of them stands. */
export interface HtmlForms {
  readonly forms: readonly Form[]
  readonly whereOf: WhereOf
}

/** Characters of a page. */
const longest = 4_194_304

/**
 * Reads a page. What stands in no form is a form of its own: scripts send it, too. Throws `input/unreadable` for what is longer than
 * four million characters or nested deeper than 512.
 *
 * @example
 * ```ts
 * const { forms } = readHtmlForms('<form data-tutela-purposes="delivery"><input name="phone"></form>', 'a.html')
 * forms[0]?.fields[0]?.name // 'phone'
 * ```
 */
export const readHtmlForms = (text: string, file: string): HtmlForms => {
  if (text.length > longest) throw tooMuch(`has at most ${longest} characters`, file)
  const elements = elementsOf(parse(text, { sourceCodeLocationInfo: true, treeAdapter: shallow(file) }))
  const labels = labelsOf(elements)
  const places = new Map<string, Element>()
  const owners = elements.filter(({ tagName }) => tagName === 'form')
  const fields = elements.flatMap((element) => {
    const owner = ownerOf(element, owners)
    const field = fieldOf(element, labels, purposesOf(owner))
    return field === undefined ? [] : [{ element, owner, field }]
  })
  const strays = fields.filter(({ owner }) => owner === undefined)
  const forms = [...owners, ...(strays.length === 0 ? [] : [undefined])].map((owner, index): Form => {
    const path = ['forms', index]
    const own = fields.filter((one) => one.owner === owner)
    const placed = own.map(({ element, field }, at): FormField => {
      const place = [...path, attributeOf(element, 'name') ?? at]
      places.set(formatPath(place), element)
      return { ...field, path: place }
    })
    const first = owner ?? own[0]?.element
    if (first !== undefined) places.set(formatPath(path), first)
    return {
      path,
      purposes: purposesOf(owner),
      notice: attributeOf(owner, 'data-tutela-notice'),
      // the buttons of one group are one field
      fields: placed.filter(
        ({ name }, at) => name === '' || placed.findIndex((other) => other.name === name) === at,
      ),
    }
  })
  return { forms, whereOf: placesOf(places, file) }
}

/** Browsers nest no deeper than 512, and the time to read a page grows with its depth. */
const deepest = 512

/** A tree that refuses to grow deeper. */
const shallow = (file: string): typeof defaultTreeAdapter => {
  let depth = 0
  return {
    ...defaultTreeAdapter,
    onItemPush: () => {
      depth += 1
      if (depth > deepest) throw tooMuch(`is nested no deeper than ${deepest}`, file)
    },
    onItemPop: () => {
      depth -= 1
    },
  }
}

const tooMuch = (bound: string, file: string): TutelaError =>
  new TutelaError({
    kind: 'input/unreadable',
    message: `a page ${bound}`,
    remedy: 'split it, or check the template that it comes from',
    where: { file },
  })

const placesOf =
  (places: ReadonlyMap<string, Element>, file: string): WhereOf =>
  (path) => {
    const found =
      places.get(formatPath(path)) ?? places.get(formatPath(path.slice(0, -1))) ?? places.get('forms[0]')
    const at = found?.sourceCodeLocation
    return {
      file,
      ...(at === undefined || at === null ? {} : { line: at.startLine, column: at.startCol }),
      path: formatPath(path),
    }
  }

/** All elements in the order of the page, templates looked into; as a list, since a page may nest as deep as it likes. */
const elementsOf = (document: Node): readonly Element[] => {
  const found: Element[] = []
  const waiting: Node[] = [document]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('tagName' in node) found.push(node)
    if ('content' in node) waiting.push(node.content)
    if ('childNodes' in node)
      for (let at = node.childNodes.length - 1; at >= 0; at -= 1) {
        const child = node.childNodes[at]
        if (child !== undefined) waiting.push(child)
      }
  }
  return found
}

/** The form that a control names, or else the one around it. */
const ownerOf = (element: Element, forms: readonly Element[]): Element | undefined => {
  const named = attributeOf(element, 'form')
  if (named !== undefined) return forms.find((form) => attributeOf(form, 'id') === named)
  for (let node: Node | null = element; node !== null && 'parentNode' in node; node = node.parentNode)
    if ('tagName' in node && node.tagName === 'form') return node
  return undefined
}

/** Texts of labels by the id of the control, and by the control inside them. */
const labelsOf = (elements: readonly Element[]): ReadonlyMap<string | Element, string> => {
  const texts = new Map<string | Element, string>()
  for (const label of elements.filter(({ tagName }) => tagName === 'label')) {
    const text = textOf(label)
    const target = attributeOf(label, 'for')
    if (target !== undefined) texts.set(target, text)
    else for (const inner of elementsOf(label)) texts.set(inner, text)
  }
  return texts
}

const textOf = (element: Element): string => {
  const parts: string[] = []
  const waiting: Node[] = [element]
  for (let node = waiting.pop(); node !== undefined && parts.length < 64; node = waiting.pop()) {
    if (node.nodeName === '#text' && 'value' in node) parts.push(node.value)
    if ('childNodes' in node) waiting.push(...node.childNodes.toReversed())
  }
  return parts.join(' ').replace(/\s+/gu, ' ').trim().slice(0, 200)
}

const fieldOf = (
  element: Element,
  labels: ReadonlyMap<string | Element, string>,
  purposes: readonly string[],
): Omit<FormField, 'path'> | undefined => {
  const { tagName } = element
  const type = attributeOf(element, 'type')?.toLowerCase() ?? 'text'
  if (!['input', 'select', 'textarea'].includes(tagName)) return undefined
  if (tagName === 'input' && ['submit', 'button', 'reset', 'image'].includes(type)) return undefined
  const label = labels.get(attributeOf(element, 'id') ?? '') ?? labels.get(element) ?? ''
  const [name = '', ...otherNames] = namesOfControl({
    name: attributeOf(element, 'name'),
    id: attributeOf(element, 'id'),
    autocomplete: attributeOf(element, 'autocomplete'),
    type,
    label: label || (attributeOf(element, 'aria-label') ?? attributeOf(element, 'placeholder') ?? ''),
  })
  const declared = attributeOf(element, 'data-tutela-consent')
  const asks = declared !== undefined || (type === 'checkbox' && isAskingConsent(`${name} ${label}`))
  return {
    name,
    otherNames,
    mayHoldNothing: type === 'hidden',
    item: attributeOf(element, 'data-tutela-item'),
    consent: asks
      ? {
          // a box that doesn't say what for stands for all that the form is for
          purposes: declared === undefined ? purposes : wordsOf(declared),
          isPreTicked: attributeOf(element, 'checked') !== undefined,
        }
      : undefined,
  }
}

const purposesOf = (form: Element | undefined): readonly string[] =>
  wordsOf(attributeOf(form, 'data-tutela-purposes') ?? '')

const wordsOf = (text: string): readonly string[] => text.split(/[\s,]+/).filter((word) => word !== '')

const attributeOf = (element: Element | undefined, name: string): string | undefined =>
  element?.attrs.find((attribute) => attribute.name === name)?.value
