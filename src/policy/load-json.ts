/**
 * What does a JSON text hold, and where? By the platform's own parser, which is quick, and one walk along the text for the places. It reads
 * what is sound; whatever is not, or is too much, is left to the reader that tells why.
 */

import type { Json } from '../data/plain-json'

/** Where a part stands, and the parts inside it. */
interface Place {
  readonly at: number
  readonly parts: Map<string | number, Place> | undefined
}

/** A sound text: what it holds, and the offset of a part or of the nearest around it. */
export interface SoundJson {
  readonly value: Json
  readonly offsetOf: (path: readonly PropertyKey[]) => number
}

/** Reads a text; `undefined` where it is no JSON, names a member twice, nests deeper or has more parts than these. */
export const readSoundJson = (text: string, deepest: number, mostParts: number): SoundJson | undefined => {
  try {
    const value: Json = JSON.parse(text)
    const root = placesOf(text, deepest, mostParts)
    return root === undefined ? undefined : { value, offsetOf: (path) => nearest(root, path) }
  } catch {
    return undefined // the other reader says what is wrong, and where
  }
}

const nearest = (root: Place, path: readonly PropertyKey[]): number => {
  let place = root
  for (const part of path) {
    const next = typeof part === 'symbol' ? undefined : place.parts?.get(part)
    if (next === undefined) break
    place = next
  }
  return place.at
}

const sign = /["[\]{},]|[^\s"[\]{},:]+/g
const restOfText = /(?:[^"\\]|\\.)*"/sy

/** The places of a text that is known to be JSON. */
const placesOf = (text: string, deepest: number, mostParts: number): Place | undefined => {
  const open: {
    readonly place: Place
    readonly isList: boolean
    key: { readonly name: string; readonly at: number } | undefined
  }[] = []
  let root: Place | undefined
  let parts = 0
  const add = (at: number, isOpening: boolean): Place | undefined => {
    parts += 1
    const around = open.at(-1)
    const place: Place = { at: around?.key?.at ?? at, parts: isOpening ? new Map() : undefined }
    if (around === undefined) root = place
    else {
      const name = around.isList ? (around.place.parts?.size ?? 0) : (around.key?.name ?? '')
      if (around.place.parts?.has(name) === true || name === '__proto__') return undefined
      around.place.parts?.set(name, place)
      around.key = undefined
    }
    return parts > mostParts ? undefined : place
  }
  sign.lastIndex = 0
  for (let found = sign.exec(text); found !== null; found = sign.exec(text)) {
    const at = found.index
    const around = open.at(-1)
    const [word] = found
    if (word === '}' || word === ']') open.pop()
    else if (word === '{' || word === '[') {
      const place = add(at, true)
      if (place === undefined || open.length >= deepest) return undefined
      open.push({ place, isList: word === '[', key: undefined })
    } else if (word === '"') {
      restOfText.lastIndex = at + 1
      const rest = restOfText.exec(text)?.[0] ?? ''
      sign.lastIndex = at + 1 + rest.length
      if (around !== undefined && !around.isList && around.key === undefined)
        around.key = { name: JSON.parse(`"${rest}`), at }
      else if (add(at, false) === undefined) return undefined
    } else if (word !== ',' && add(at, false) === undefined) return undefined
  }
  return root
}
