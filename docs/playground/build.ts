/** How is the playground built? The pure core and the page as one HTML file that works from the file system. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

const folder = import.meta.dirname

/** The whole page as text. */
export const buildPlayground = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(folder, 'main.ts')],
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2024',
    legalComments: 'none',
    charset: 'utf8',
    write: false,
    logLevel: 'error',
  })
  const code = (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script')
  const page = await readFile(join(folder, 'page.html'), 'utf8')
  return page.replace('/* code */', () => code)
}
