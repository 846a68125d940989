/** In which line and column is an offset? Both from 1, columns in UTF-16 units as editors count them. */

/** The positions of a text, by offset; what lies behind its end is its end. */
export const positionsOf = (
  text: string,
): ((offset: number) => { readonly line: number; readonly column: number }) => {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: Math.max(0, Math.min(offset, text.length) - (starts[low] ?? 0)) + 1 }
  }
}
