/** The same walk, with the shop in workerd: bundled without anything of Node, and run by Miniflare. */

import { build } from 'esbuild'
import { Miniflare } from 'miniflare'
import { tour } from './tour'

const { outputFiles } = await build({
  entryPoints: ['worker.ts'],
  bundle: true,
  format: 'esm',
  target: 'es2024',
  conditions: ['workerd', 'worker', 'browser'],
  write: false,
})
const worker = new Miniflare({
  modules: [{ type: 'ESModule', path: 'worker.js', contents: outputFiles[0]?.text ?? '' }],
  compatibilityDate: '2026-06-01',
})
try {
  const url = await worker.ready
  await tour(url.origin)
} finally {
  await worker.dispose()
}
