/** Does the playground decide as the library does, from the file system, in both languages, usable by everybody? */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPlayground } from '../../docs/playground/build'
import { axeFindings, hasBrowser, isTooWide, openBrowser, sizes } from '../web/browser'

const pictures = process.env['TUTELA_PICTURES']

describe.skipIf(!hasBrowser)('the playground in Chromium', () => {
  let browser: Browser
  let folder = ''
  const faults: string[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tutela-playground-'))
    await writeFile(join(folder, 'playground.html'), await buildPlayground())
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  })

  const open = async (options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> => {
    const page = await browser.newPage({ locale: 'en-GB', ...options })
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) faults.push(request.url())
    })
    await page.goto(`file://${folder}/playground.html`)
    return page
  }
  const decision = (page: Page) => page.locator('#decision')

  it('permits what is in order, and shows the view', async () => {
    const page = await open()
    expect(await decision(page).locator('.verdict').textContent()).toBe('Permitted')
    expect(await decision(page).locator('tbody').textContent()).toContain('basic.phonemasked')
    await page.close()
  })

  it.each([
    ['consent', 'use/consent', '1.3.5'],
    ['approval', 'use/approval', '5.3.1'],
    ['undertakings', 'use/undertaking', '7.1.1'],
    ['opt-out', 'use/choice', '7.3.2'],
  ])('without it (%s) denies by %s, provision %s', async (lacking, rule, clause) => {
    const page = await open()
    await page.selectOption('#lacking', lacking)
    expect(await decision(page).locator('.verdict').textContent()).toBe('Denied')
    expect(await decision(page).textContent()).toContain(rule)
    expect(await decision(page).textContent()).toContain(clause)
    await page.close()
  })

  it('takes a request that is edited, and a policy that is', async () => {
    const page = await open()
    const question = JSON.parse(await page.inputValue('#request'))
    await page.fill(
      '#request',
      JSON.stringify({ ...question, request: { ...question.request, items: ['credit.rating'] } }),
    )
    await decision(page).getByText('use/minimal').waitFor()
    await page.fill('#request', '{')
    await decision(page).locator('.fault').waitFor()
    await page.fill('#policy', 'extends: standard\nparameters: { organization: A, transactionYears: 2 }')
    await page.locator('#policy-state .fault').waitFor()
    expect(await page.locator('#policy-state').textContent()).toMatch(/2:\d+/)
    await page.getByRole('button', { name: 'Start again' }).click()
    expect(await decision(page).locator('.verdict').textContent()).toBe('Permitted')
    await page.close()
  })

  it('tells who may see the item, and every difference to the standard policy', async () => {
    const page = await open()
    expect(await page.locator('#access tbody tr').count()).toBeGreaterThan(3)
    await page.getByRole('button', { name: 'Compare' }).click()
    expect(await page.locator('#diff li').count()).toBeGreaterThan(0)
    expect(await page.locator('#diff').textContent()).toMatch(/widened/)
    await page.fill(
      '#policy',
      'extends: standard\nparameters: { organization: Tea & Post, transactionYears: 5 }',
    )
    await page.locator('#diff li').first().waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Compare' }).click()
    expect(await page.locator('#diff').textContent()).toContain('that is a proof')
    await page.close()
  })

  it.each(
    Object.entries(sizes).flatMap(([size, viewport]) =>
      (['light', 'dark'] as const).map((scheme) => [size, scheme, viewport] as const),
    ),
  )(
    'at the size of a %s, %s: axe finds nothing, in both languages, and it fits',
    async (size, colorScheme, viewport) => {
      const page = await open({ viewport, colorScheme })
      for (const lang of ['en', 'zh']) {
        await page.selectOption('#language', lang)
        await page.selectOption('#lacking', 'consent')
        expect(await axeFindings(page)).toEqual([])
        expect(await isTooWide(page)).toBe(false)
        if (pictures !== undefined)
          await page.screenshot({
            path: join(pictures, `playground-${size}-${lang}-${colorScheme}.png`),
            fullPage: true,
          })
      }
      expect(await decision(page).textContent()).toContain('拒绝')
      await page.close()
    },
  )

  it('throws nothing and asks nothing of the network', () => {
    expect(faults).toEqual([])
  })
})
