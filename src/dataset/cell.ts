/** How does one cell become what may be seen? By the view of its column: copied, masked, or replaced by a pseudonym. */

import { canonicalize } from '../core/canonical'
import { TutelaError } from '../core/error'
import { createPseudonymKey, pseudonymsOf } from '../crypto/pseudonym'
import { copyPlain, type Json, notPlain } from '../data/plain-json'
import type { View } from '../data/view'
import { maskValue } from '../mask/mask-value'
import type { Policy } from '../policy/policy'
import { canonicalTexts } from './canonical-text'
import { textMaskOf } from './mask-text'

/** Where pseudonyms come from: equal values have equal ones under one root and in one scope. */
export interface Pseudonyms {
  /** The pseudonym root of a key ring, 32 bytes. */
  readonly root: Uint8Array
  /** Who may join them: `purpose analytics`, `recipient carrier`. */
  readonly scope: string
}

/** What is done to the cells of a column. Empty cells and nulls are no values and stay. */
export interface Cell {
  /** A cell of CSV. Undefined where it is copied byte for byte. */
  readonly text: ((text: string) => string) | undefined
  /** A member of JSON, whatever its type. Throws `input/invalid` for a copied value that is no plain data. */
  readonly value: (value: Json) => Json
}

/** What is done in a view; undefined where nothing is shown. Throws `key/missing` for pseudonyms without a key. */
export const cellOf = (
  policy: Policy,
  target: string | undefined,
  view: View,
  pseudonyms: Pseudonyms | undefined,
): Cell | undefined => {
  if (view === 'omitted') return undefined
  if (view === 'plain') return { text: undefined, value: copied }
  const [category = '', field = ''] = target?.split('.') ?? []
  const item = policy.categories.get(category)?.items[field]
  const mask = item?.mask ?? 'whole'
  if (view === 'masked') {
    const text = textMaskOf(mask)
    return {
      text: (cell) => (cell === '' ? '' : text(cell)),
      value: valueOf(text, (value) => maskValue(mask, value)),
    }
  }
  if (pseudonyms === undefined) throw noKey
  const pseudonym = pseudonymsOf(createPseudonymKey(pseudonyms.root, pseudonyms.scope, target ?? ''))
  const canonical = canonicalTexts(mask, item?.format)
  // as the vault makes them: of an item its canonical JSON, of the customer the bare id
  const text =
    item === undefined
      ? (cell: string) => pseudonym(cell.trim())
      : (cell: string) => pseudonym(JSON.stringify(canonical(cell)))
  return {
    text: (cell) => (cell === '' ? '' : text(cell)),
    value: valueOf(text, (value) => pseudonym(canonicalize(value))),
  }
}

/** Numbers and truth values are taken as the texts that a CSV would hold. */
const valueOf =
  (ofText: (text: string) => string, ofStructure: (value: Json) => Json) =>
  (value: Json): Json =>
    value === null || value === ''
      ? value
      : typeof value === 'object'
        ? ofStructure(value)
        : ofText(String(value))

const copied = (value: Json): Json => {
  const plain = copyPlain(value)
  if (plain === notPlain) throw notCopied
  return plain
}

const noKey = new TutelaError({
  kind: 'key/missing',
  message: 'this purpose gets pseudonyms, and there is no key to make them with',
  remedy: 'give `--key` with a key file, or a file of 32 random bytes in hexadecimal',
})

const notCopied = new TutelaError({
  kind: 'input/invalid',
  message: 'a value to be copied is nested too deep, or holds half a character',
  remedy: 'leave the column out',
})
