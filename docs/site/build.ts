/** How is the site built? Pages are made, the reference is drawn from the sources, and VitePress writes HTML; a dead link fails it. */

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'vitepress'
import { generate } from './generate'

const root = join(import.meta.dirname, '../..')
const reference = ['--plugin', 'typedoc-plugin-markdown', '--out', 'docs/api', '--outputFileStrategy', 'modules', '--entryFileName', 'index', '--hideBreadcrumbs', '--hidePageHeader', '--readme', 'none', '--logLevel', 'Warn']

await generate()
await promisify(execFile)(join(root, 'node_modules/.bin/typedoc'), reference, { cwd: root })
await build(join(root, 'docs'))
