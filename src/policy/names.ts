/** Which name did somebody mean? The nearest known one, for the remedy of a near miss; it never corrects by itself. */

/**
 * The known name that a misspelt one most likely stands for: at most two edits away, or a third of its length.
 *
 * @example
 * ```ts
 * nearestName('delivry', ['service', 'delivery']) // 'delivery'
 * ```
 */
export const nearestName = (name: string, known: Iterable<string>): string | undefined => {
  let nearest: string | undefined
  let fewest = Math.max(2, Math.floor(name.length / 3)) + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= fewest) continue
    const edits = editsBetween(name.toLowerCase(), candidate.toLowerCase())
    if (edits < fewest && edits < candidate.length) {
      nearest = candidate
      fewest = edits
    }
  }
  return nearest
}

/** What to do about an unknown name: the likely one, else `otherwise`. */
export const remedyFor = (name: string, known: Iterable<string>, otherwise: string): string => {
  const nearest = nearestName(name.slice(0, longest), known)
  return nearest === undefined ? otherwise : `did you mean \`${nearest}\`?`
}

/** A name as it may stand in a message: what came from outside is cut. */
export const quoteName = (name: string): string =>
  `\`${name.length > longest ? `${name.slice(0, longest)}...` : name}\``

/** The parts of a place in a document as one text, as `purposes.delivery.needs[2]`; dotted names are quoted. */
export const formatPath = (parts: readonly PropertyKey[]): string =>
  parts.reduce<string>((path, part) => {
    if (typeof part === 'number') return `${path}[${part}]`
    const text = String(part).slice(0, longest)
    if (!/^[\w-]*$/.test(text)) return `${path}[${JSON.stringify(text)}]`
    return path === '' ? text : `${path}.${text}`
  }, '')

const longest = 129

/** Levenshtein's distance, with the two rows that it needs. */
const editsBetween = (left: string, right: string): number => {
  let above = Array.from({ length: right.length + 1 }, (_, column) => column)
  for (const [row, letter] of [...left].entries()) {
    const current = [row + 1]
    for (let column = 1; column <= right.length; column += 1) {
      const swap = (above[column - 1] ?? 0) + (letter === right[column - 1] ? 0 : 1)
      current.push(Math.min(swap, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    above = current
  }
  return above[right.length] ?? right.length
}
