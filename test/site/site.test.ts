/** Are the pages that are made right: a page a provision in both languages, each with what answers it, linked in order; `llms.txt` with its pages? */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clauseList, clausePage } from '../../docs/site/clause-page'
import { listedPage, llmsText } from '../../docs/site/llms'
import { clauseIds, clauses } from '../../src/core/clause'
import { rulesOf } from '../../src/report/clause-answers'

const docs = join(import.meta.dirname, '../../docs')

describe('the page of a provision', () => {
  it.each(['en', 'zh'] as const)(
    'says in %s what it asks, what answers, which rules deny, how it is shown',
    (locale) => {
      for (const id of clauseIds) {
        const page = clausePage(id, locale)
        expect(page.split('\n')[0]).toBe(`# ${id} ${clauses[id].title[locale]}`)
        expect(page.match(/^## /gm)).toHaveLength(4)
        for (const rule of rulesOf(id)) expect(page).toContain(`| \`${rule}\` |`)
        expect(page).not.toMatch(/undefined|\[object/)
        // markup of the site's own would be read as components
        expect(page).not.toMatch(/<[a-z]|\{\{/i)
      }
    },
  )

  it('leads to the one before and the one after', () => {
    const second = clauseIds[1] ?? ''
    expect(clausePage('1.1', 'en')).toContain(`(./${second}.md)`)
    expect(clausePage('8.3.4', 'zh')).toContain('(./8.3.3.md)')
    expect(clausePage('8.3.4', 'zh')).not.toContain('→')
  })

  it('is in the list, once', () => {
    for (const locale of ['en', 'zh'] as const) {
      const list = clauseList(locale)
      for (const id of clauseIds) expect(list.split(`(./${id}.md)`)).toHaveLength(2)
    }
  })
})

describe('the pages that are written', () => {
  it('say the same in both languages where there are two: a heading for a heading, a row for a row', async () => {
    const [en, zh] = await Promise.all(
      ['concepts.md', 'zh/concepts.md'].map((name) => readFile(join(docs, name), 'utf8')),
    )
    for (const mark of [/^## /gm, /^\| /gm, /^- \*\*|^- /gm, /^\d\. /gm])
      expect((zh?.match(mark) ?? []).length).toBeGreaterThanOrEqual((en?.match(mark) ?? []).length - 1)
  })
})

describe('llms.txt', () => {
  it('names each page with its title and first line', () => {
    const page = listedPage(
      'guide/x.html',
      '---\na: b\n---\n# A title\n\n```ts\nnot this\n```\n\nThe first\nline.\n',
    )
    expect(page).toEqual({ path: 'guide/x.html', title: 'A title', line: 'The first line.' })
    expect(llmsText('what it is', { Guide: [page] })).toBe(
      '# tutela\n\n> what it is\n\n## Guide\n\n- [A title](/guide/x.html): The first line.\n\n',
    )
  })
})
