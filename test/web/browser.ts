/** A real Chromium, where there is one: `TUTELA_CHROMIUM` names it, /usr/bin/chromium unless told. */

import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import { type Browser, chromium, type Page } from 'playwright-core'

const executablePath = process.env['TUTELA_CHROMIUM'] ?? '/usr/bin/chromium'

/** Is there a browser to test in? */
export const hasBrowser = existsSync(executablePath)

/** Starts it, asking nobody for anything. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on a page, best practices included, as `rule: where`. */
export const axeFindings = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const found = await (
      globalThis as typeof globalThis & {
        readonly axe: {
          readonly run: () => Promise<{
            readonly violations: readonly {
              readonly id: string
              readonly nodes: readonly {
                readonly target: readonly unknown[]
                readonly failureSummary?: string
              }[]
            }[]
          }>
        }
      }
    ).axe.run()
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')} ${failureSummary}`),
    )
  })
}

/** The places in which a page is looked at. */
export const sizes = {
  desk: { width: 1280, height: 900 },
  phone: { width: 360, height: 740 },
} as const

/** Is the page wider than its window? */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
