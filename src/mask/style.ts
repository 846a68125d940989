/** How is a mask printed? Its character and whether lengths show; what is hidden is the strategy's business alone. */

/** How masks look. What is left out has its default. */
export interface MaskStyle {
  /** `*` where absent. A closed list, so that a mask never looks like a value. */
  readonly character?: MaskCharacter
  /** Every hidden run prints as four characters, so that its length doesn't show. */
  readonly fixedWidth?: boolean
}

export type MaskCharacter = '*' | '#' | '•' | '●' | '＊' | '█'

/** The mask of a whole value: six characters whatever its length, and even where it is empty. */
export const wholeMask = (style: MaskStyle): string => maskCharacter(style).repeat(6)

/** A style may come from a file: what isn't on the list counts as `*`. */
export const maskCharacter = (style: MaskStyle): string => {
  const character = style.character ?? '*'
  return characters.has(character) ? character : '*'
}

const characters: ReadonlySet<string> = new Set<MaskCharacter>(['*', '#', '•', '●', '＊', '█'])
