/** Can a customer use their page in a real browser: by keyboard alone, on a phone, in both languages, light and dark, with nothing that axe finds? */

import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeHandler } from '../../src/web/node'
import { customer } from '../vault/company'
import { axeFindings, hasBrowser, isTooWide, openBrowser, sizes } from './browser'
import { openPage } from './page-world'

/** A folder for pictures, for people who want to look. */
const pictures = process.env['TUTELA_PICTURES']

describe.skipIf(!hasBrowser)('the customer’s page in Chromium', () => {
  let browser: Browser
  let server: Server
  let url = ''
  const world = openPage()

  beforeAll(async () => {
    const { page, actorUse, submit } = await world
    await submit('consent', { offer: ['service plain'] })
    await actorUse()
    browser = await openBrowser()
    server = createServer((incoming, outgoing) => {
      incoming.headers['who'] = customer
      void nodeHandler(page)(incoming, outgoing)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/privacy`
  })
  afterAll(async () => {
    await browser.close()
    server.close()
  })

  const visit = async (
    query: string,
    look: {
      readonly viewport?: { readonly width: number; readonly height: number }
      readonly colorScheme?: 'light' | 'dark'
    } = {},
  ): Promise<Page> => {
    const page = await browser.newPage({ viewport: sizes.desk, ...look, locale: 'zh-CN' })
    await page.goto(`${url}${query}`)
    return page
  }

  describe.each(Object.entries(sizes))('at the size of a %s', (size, viewport) => {
    it.each([
      ['en', 'light'],
      ['en', 'dark'],
      ['zh', 'light'],
      ['zh', 'dark'],
    ] as const)('in %s and %s, has nothing that axe finds, and fits', async (lang, colorScheme) => {
      const page = await visit(`?lang=${lang}`, { viewport, colorScheme })
      expect(await axeFindings(page)).toEqual([])
      expect(await isTooWide(page)).toBe(false)
      if (pictures !== undefined)
        await page.screenshot({
          path: join(pictures, `page-${size}-${lang}-${colorScheme}.png`),
          fullPage: true,
        })
      await page.close()
    })

    it('has targets that a finger hits', async () => {
      const page = await visit('?lang=en', { viewport })
      const small = await page.$$eval('button, input[type=checkbox]', (all) =>
        all
          .map((one) => one.getBoundingClientRect())
          .filter(({ width, height }) => width < 24 || height < 24)
          .map(({ width, height }) => `${width}x${height}`),
      )
      expect(small).toEqual([])
      await page.close()
    })
  })

  it('speaks the browser’s language unless told', async () => {
    const page = await visit('')
    expect(await page.title()).toBe('您的个人信息 · Acme')
    await page.getByRole('link', { name: 'English' }).click()
    expect(await page.title()).toBe('Your information · Acme')
    await page.close()
  })

  it('is used by keyboard alone: tick, agree, withdraw, stop; focus is always seen', async () => {
    const page = await visit('?lang=en')
    const focused = () =>
      page.evaluate(() => {
        const at = document.activeElement
        const style = at === null ? undefined : getComputedStyle(at)
        return {
          name: at?.getAttribute('aria-label') ?? at?.textContent ?? '',
          value: at?.getAttribute('value') ?? '',
          outline: style?.outlineStyle ?? 'none',
        }
      })
    const tabTo = async (is: (at: { name: string; value: string }) => boolean) => {
      for (let step = 0; step < 80; step += 1) {
        await page.keyboard.press('Tab')
        const at = await focused()
        expect(at.outline).not.toBe('none')
        if (is(at)) return
      }
      throw new Error('not reached by Tab')
    }
    await tabTo(({ name }) => name === 'Skip to the content')
    await tabTo(({ value }) => value === 'delivery plain')
    await page.keyboard.press('Space')
    await tabTo(({ name }) => name === 'Agree to what I ticked')
    await page.keyboard.press('Enter')
    await page.waitForURL(/done=consent/)
    expect(await page.getByRole('status').textContent()).toContain('Your consent is recorded.')
    expect(await axeFindings(page)).toEqual([])
    await tabTo(({ name }) => name === 'Withdraw: Delivery')
    await page.keyboard.press('Enter')
    await page.waitForURL(/done=withdraw/)
    await tabTo(({ name }) => name.startsWith('Stop: Use for: Marketing'))
    await page.keyboard.press('Enter')
    await page.waitForURL(/done=choose/)
    expect(await page.getByText('stopped by you').count()).toBe(1)
    await page.close()
  })

  it('says what went wrong where it is heard: nothing ticked', async () => {
    const page = await visit('?lang=en')
    await page.getByRole('button', { name: 'Agree to what I ticked' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('No box was ticked')
    expect(await axeFindings(page)).toEqual([])
    await page.close()
  })

  it('shows everything that is known, in the language of the page, and takes a request down', async () => {
    const page = await visit('?lang=zh', { viewport: sizes.phone })
    await page.getByRole('button', { name: '查看: 我们所知的关于您的全部信息' }).click()
    expect(await page.textContent('body')).toContain('欧阳雷雷')
    expect(await axeFindings(page)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
    if (pictures !== undefined)
      await page.screenshot({ path: join(pictures, 'know-phone-zh.png'), fullPage: true })
    await page.goto(`${url}?lang=en`)
    await page.getByRole('button', { name: 'Ask for deletion: Deletion' }).click()
    await page.waitForURL(/done=request/)
    expect(await page.getByRole('status').textContent()).toContain('taken down')
    await page.close()
  })

  it('asks nothing of any other host', async () => {
    const page = await browser.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(`${url}?lang=en`)
    expect(asked.filter((path) => path !== '/favicon.ico')).toEqual(['/privacy'])
    await page.close()
  })
})
