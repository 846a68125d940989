/** Which pages are made, not written? A page a provision in both languages, the cookbook from the examples, the playground, `llms.txt`. */

import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { clauseIds } from '../../src/core/clause'
import { buildPlayground } from '../playground/build'
import { clauseList, clausePage } from './clause-page'
import { listedPage, llmsText } from './llms'

const docs = join(import.meta.dirname, '..')
const examples = join(docs, '../examples')

const write = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(join(docs, path)), { recursive: true })
  await writeFile(join(docs, path), text)
}

const writeClauses = async (): Promise<void> => {
  for (const [locale, folder] of [['en', 'clauses'], ['zh', 'zh/clauses']] as const) {
    await write(`${folder}/index.md`, clauseList(locale))
    for (const id of clauseIds) await write(`${folder}/${id}.md`, clausePage(id, locale))
  }
}

/** The README of a stack, and its main files below it. */
const writeCookbook = async (): Promise<void> => {
  const folders = (await readdir(examples, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const stacks = folders.map(({ name }) => name).toSorted()
  for (const name of stacks) {
    const readme = await readFile(join(examples, name, 'README.md'), 'utf8')
    const files = (await readdir(join(examples, name))).filter((file) => /\.ts$/.test(file) && file !== 'tour.ts')
    const code = await Promise.all(
      files.map(async (file) => `## ${file}\n\n\`\`\`ts\n${(await readFile(join(examples, name, file), 'utf8')).trimEnd()}\n\`\`\``),
    )
    await write(`cookbook/${name}.md`, `${[inSite(readme).trimEnd(), ...code].join('\n\n')}\n`)
  }
  await write('cookbook/index.md', inSite(await readFile(join(examples, 'README.md'), 'utf8'), stacks))
}

/** Links of a README as they are in the site; those to files of the repository become their names. */
const inSite = (text: string, stacks: readonly string[] = []): string =>
  text
    .replaceAll('](../README.md)', '](./index.md)')
    .replaceAll(/\[([^\]]+)\]\((?:\.\/)?([\w-]+)\/?\)/g, (link, label: string, name: string) =>
      stacks.includes(name) ? `[${label}](./${name}.md)` : link,
    )
    .replaceAll(/\[([^\]]+)\]\((?:\.\.\/)+docs\/([^)]+)\)/g, '[$1](../$2)')
    .replaceAll(/\[([^\]]+)\]\((?!https?:|#|\.\/index\.md|\.\/[\w-]+\.md|\.\.\/(?:guide|decisions)\/)[^)]+\)/g, '$1')

const summary =
  "A company's rules for customer information, as TypeScript code that runs: every answer is yes or no and the clause it rests on; values are stored encrypted, and each answer is recorded before anything leaves."

const writeLlms = async (): Promise<void> => {
  const pages = async (folder: string, only = /\.md$/) => {
    const names = (await readdir(join(docs, folder))).filter((name) => only.test(name)).toSorted()
    return Promise.all(
      names.map(async (name) => {
        const path = join(folder, name)
        return listedPage(path.replace(/\.md$/, '.html'), await readFile(join(docs, path), 'utf8'))
      }),
    )
  }
  const top = /^(?:concepts|limits|comparison|migration|threat-model|databases)\.md$/
  await write(
    'public/llms.txt',
    llmsText(summary, {
      Start: await pages('.', top),
      Guide: await pages('guide'),
      Cookbook: await pages('cookbook'),
      Decisions: await pages('decisions'),
      Provisions: await pages('clauses'),
      中文: [...(await pages('zh', /^(?:quick-start|concepts)\.md$/)), ...(await pages('zh/clauses', /^index\.md$/))],
    }),
  )
}

/** Writes them all, anew. */
export const generate = async (): Promise<void> => {
  for (const folder of ['clauses', 'zh/clauses', 'cookbook', 'public']) await rm(join(docs, folder), { recursive: true, force: true })
  await writeClauses()
  await writeCookbook()
  await write('public/playground.html', await buildPlayground())
  await writeLlms()
}
