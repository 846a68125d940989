/** What does a language model read of the library first? `llms.txt`: what it is, its limits, and the pages with a line each (llmstxt.org). */

/** A page as the list names it. */
export interface ListedPage {
  /** From the site's root, without a leading slash. */
  readonly path: string
  readonly title: string
  readonly line: string
}

/** The first heading and the first line of text of a page in Markdown. */
export const listedPage = (path: string, text: string): ListedPage => {
  const body = text.replace(/^---\n[\s\S]*?\n---\n/, '').replaceAll(/```[\s\S]*?```/g, '')
  const title = /^# (.+)$/m.exec(body)?.[1] ?? path
  const line = body
    .split(/\n{2,}/)
    .map((part) => part.replaceAll(/\s+/g, ' ').trim())
    .find((part) => /^[A-Za-z`\u4e00-\u9fff]/.test(part))
  return { path, title, line: (line ?? '').slice(0, 200) }
}

/** The whole file. */
export const llmsText = (summary: string, groups: Readonly<Record<string, readonly ListedPage[]>>): string =>
  [
    '# tutela',
    `> ${summary}`,
    ...Object.entries(groups).flatMap(([group, pages]) => [
      `## ${group}`,
      pages.map(({ path, title, line }) => `- [${title}](/${path})${line === '' ? '' : `: ${line}`}`).join('\n'),
    ]),
    '',
  ].join('\n\n')
