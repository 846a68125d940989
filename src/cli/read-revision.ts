/** How is a policy read out of git? At a revision; git does the reading, and the work tree isn't touched. */

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { orThrow, TutelaError } from '../core/error'
import { type PlacedPolicy, readPlacedPolicy } from '../policy/load'
import { readPlacedFile } from './read-policy'
import { isCode } from './run-code'

/** The policy of a file, or of `path` at a revision where no such file is there. Rejects with `input/unreadable`. */
export const readFileOrRevision = async (given: string, path: string): Promise<PlacedPolicy> => {
  if (existsSync(given)) return readPlacedFile(given)
  // a revision that looks like an option is none
  if (given.startsWith('-') || given.includes(':')) throw unreadable(path)
  if (isCode(path)) return readCodeAt(given, path)
  const text = await git(path, ['show', '--end-of-options', `${given}:./${path}`])
  return orThrow(readPlacedPolicy(text, { file: path }))
}

/** Files that a policy may be made of; nothing else of a revision is written anywhere. */
const codeFiles = ['*.ts', '*.mts', '*.cts', '*.js', '*.mjs', '*.cjs', '*.json', '*.yaml', '*.yml']

/** Code imports its neighbours, so those of the revision are laid beside it, in a folder that is gone afterwards. */
const readCodeAt = async (revision: string, path: string): Promise<PlacedPolicy> => {
  const line = async (...given: readonly string[]): Promise<string> => (await git(path, given)).trim()
  const commit = await line('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{tree}`)
  const [top, prefix] = [await line('rev-parse', '--show-toplevel'), await line('rev-parse', '--show-prefix')]
  const folder = await mkdtemp(join(tmpdir(), 'tutela-revision-'))
  try {
    const tree = join(folder, 'tree')
    const own = { cwd: top, env: { ...process.env, GIT_INDEX_FILE: join(folder, 'index') } }
    await git(path, ['read-tree', commit], own)
    const names = await git(path, ['ls-files', '-z', '--', ...codeFiles], own)
    await git(path, ['checkout-index', '-z', '--stdin', `--prefix=${tree}/`], own, names)
    const file = join(tree, prefix, path)
    if (!existsSync(file)) throw unreadable(path)
    await linkPackages(top, tree, dirname(join(prefix, path)))
    return await readPlacedFile(file, path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The packages of today, at each folder from the top down to the policy's. */
const linkPackages = async (top: string, tree: string, below: string): Promise<void> => {
  const parts = below.split(/[\\/]/).filter((part) => part !== '' && part !== '.')
  for (let depth = 0; depth <= parts.length; depth += 1) {
    const place = join(...parts.slice(0, depth), 'node_modules')
    if (!existsSync(join(top, place)) || existsSync(join(tree, place))) continue
    await mkdir(dirname(join(tree, place)), { recursive: true })
    await symlink(join(top, place), join(tree, place), 'junction')
  }
}

/** What git prints. Rejects with `input/unreadable`; what it says itself is not repeated. */
const git = (
  path: string,
  given: readonly string[],
  place: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
  input = '',
): Promise<string> =>
  new Promise((resolve, reject) => {
    const settings = { maxBuffer: 64 * 1024 * 1024, timeout: 60_000, encoding: 'utf8' as const, ...place }
    const child = execFile('git', given, settings, (error, text) => {
      if (error === null) resolve(text)
      else reject(unreadable(path))
    })
    // git may end before it has read all, which its exit code tells
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })

const unreadable = (file: string): TutelaError =>
  new TutelaError({
    kind: 'input/unreadable',
    message: 'this is neither a file nor a revision of git that holds the policy',
    remedy: 'name a file, or a revision and the path of the policy in it by `--policy`',
    where: { file },
  })
