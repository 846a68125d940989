/** Is the report's file what people can read in a real browser: from the file system, in both languages, light and dark, on paper? */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDrawings } from '../../src/report/drawings'
import { readFacts } from '../../src/report/facts'
import { reportHtml } from '../../src/report/html-page'
import { reportOf } from '../../src/report/report'
import { verifyLog } from '../../src/vault/verify-log'
import { collection, openCompany, policy } from '../vault/company'
import { axeFindings, hasBrowser, isTooWide, openBrowser, sizes } from '../web/browser'

const pictures = process.env['TUTELA_PICTURES']

describe.skipIf(!hasBrowser)('the report in Chromium', () => {
  let browser: Browser
  let folder = ''

  beforeAll(async () => {
    const { vault, store, clock } = await openCompany()
    await vault.collect(collection)
    const facts = await readFacts(store, { at: clock.at, timeZone: policy.document.timeZone })
    const audit = { ...(await verifyLog(store.transact, {})), kept: 0, hasKey: false }
    const report = reportOf(policy, { at: clock.at, facts, audit })
    folder = await mkdtemp(join(tmpdir(), 'tutela-report-'))
    await writeFile(
      join(folder, 'report.html'),
      reportHtml(report, { locale: 'en', drawings: await loadDrawings() }),
    )
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  })

  it.each(
    Object.entries(sizes).flatMap(([size, viewport]) =>
      (['light', 'dark'] as const).flatMap((colorScheme) =>
        (['en', 'zh'] as const).map((lang) => [size, colorScheme, lang, viewport] as const),
      ),
    ),
  )(
    'at the size of a %s, %s, in %s: axe finds nothing, it fits, one language shows',
    async (size, colorScheme, lang, viewport) => {
      const page = await browser.newPage({ viewport, colorScheme })
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await page.goto(`file://${folder}/report.html`)
      await page.check(`#lang-${lang}`)
      expect(await page.locator('article:visible').count()).toBe(1)
      expect(await axeFindings(page)).toEqual([])
      expect(await isTooWide(page)).toBe(false)
      expect(asked).toHaveLength(1)
      if (pictures !== undefined)
        await page.screenshot({
          path: join(pictures, `report-${size}-${lang}-${colorScheme}.png`),
          fullPage: true,
        })
      await page.close()
    },
  )

  it('prints the language that is shown, in light, on some pages', async () => {
    const page = await browser.newPage({ colorScheme: 'dark' })
    await page.goto(`file://${folder}/report.html`)
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    expect(paper).toBe('rgb(255, 255, 255)')
    const path = join(folder, 'report.pdf')
    await page.pdf({ path, format: 'A4' })
    const pages = (await readFile(path, 'latin1')).match(/\/Type\s*\/Page[^s]/g)?.length ?? 0
    expect(pages).toBeGreaterThan(3)
    expect(pages).toBeLessThan(40)
    await page.close()
  })
})
