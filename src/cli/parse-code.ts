/** How is code parsed without running it? By oxc, where it is installed; whoever only wants places goes without. */

import { ifInstalled } from './optional-package'
import { isNode, type SyntaxNode } from '../ci/syntax'

/** The program of a text; `undefined` where there is no parser, or the text is no code. */
export const parseCode = async (text: string, file: string): Promise<SyntaxNode | undefined> => {
  const parser = await ifInstalled(() => import('oxc-parser'))
  const program: unknown = parser?.parseSync(file, text).program
  return isNode(program) ? program : undefined
}
