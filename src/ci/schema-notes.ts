/** What does the author of a schema say about a column? `tutela: <item>` in a comment on its line or right above it. */

/** What a note says. */
export interface SchemaNote {
  /** An item of the policy, or `none`. */
  readonly item: string
  readonly isSealed: boolean
}

const note = /\btutela:\s*([\w.-]{1,128})(\s+sealed\b)?/i

/** The note on a column: in the comment of the schema's own, on the column's line, or on a comment's line above. */
export const noteAt = (
  lines: readonly string[],
  { line }: { readonly line: number },
  comment: string | undefined,
): SchemaNote | undefined => {
  const above = lines[line - 2]?.trim() ?? ''
  const texts = [
    comment,
    commentOf(lines[line - 1] ?? ''),
    /^(?:--|\/\/|\/\*|#)/.test(above) ? above : undefined,
  ]
  for (const text of texts) {
    const found = note.exec(text ?? '')
    if (found !== null) return { item: found[1] ?? 'none', isSealed: found[2] !== undefined }
  }
  return undefined
}

/** What stands behind the first sign of a comment. */
const commentOf = (line: string): string => {
  const at = line.search(/--|\/\/|\/\*|#/)
  return at === -1 ? '' : line.slice(at)
}
