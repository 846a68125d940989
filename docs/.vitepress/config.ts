/** The site over docs/: English, and in Chinese what people read first. Dead links fail the build. */

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitepress'

const docs = join(import.meta.dirname, '..')
const titles: Readonly<Record<string, string>> = { ci: 'CI', cli: 'Command line', web: 'Behind HTTP' }
const pagesOf = (folder: string) =>
  readdirSync(join(docs, folder))
    .filter((name) => name.endsWith('.md') && name !== 'index.md')
    .toSorted()
    .map((name) => {
      const plain = name.replace(/\.md$/, '')
      const text = plain.replaceAll('-', ' ')
      return { text: titles[plain] ?? `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`, link: `/${folder}/${plain}` }
    })

export default defineConfig({
  title: 'tutela',
  description: 'Rules for customer information, as code that runs',
  lastUpdated: false,
  cleanUrls: false,
  ignoreDeadLinks: false,
  srcExclude: ['playground/**', 'site/**', 'dashboards/**'],
  themeConfig: { search: { provider: 'local' } },
  locales: {
    root: {
      label: 'English',
      lang: 'en',
      themeConfig: {
        nav: [
          { text: 'Quick start', link: '/guide/getting-started' },
          { text: 'Cookbook', link: '/cookbook/' },
          { text: 'Provisions', link: '/clauses/' },
          { text: 'Reference', link: '/api/' },
          { text: 'Playground', link: '/playground.html', target: '_self' },
        ],
        sidebar: [
          {
            text: 'Start',
            items: [
              { text: 'Quick start', link: '/guide/getting-started' },
              { text: 'Concepts', link: '/concepts' },
              { text: 'Limits', link: '/limits' },
              { text: 'Comparison', link: '/comparison' },
              { text: 'Migration', link: '/migration' },
              { text: 'Threat model', link: '/threat-model' },
              { text: 'Databases', link: '/databases' },
            ],
          },
          { text: 'Guide', items: pagesOf('guide') },
          { text: 'Cookbook', items: pagesOf('cookbook') },
          { text: 'Provisions', link: '/clauses/' },
          { text: 'Decisions', collapsed: true, items: pagesOf('decisions') },
          { text: 'Reference', link: '/api/' },
        ],
      },
    },
    zh: {
      label: '简体中文',
      lang: 'zh-CN',
      description: '以代码执行的客户信息管理规则',
      themeConfig: {
        nav: [
          { text: '快速开始', link: '/zh/quick-start' },
          { text: '概念', link: '/zh/concepts' },
          { text: '条款', link: '/zh/clauses/' },
          { text: '演练场', link: '/playground.html', target: '_self' },
        ],
        sidebar: [
          { text: '快速开始', link: '/zh/quick-start' },
          { text: '概念', link: '/zh/concepts' },
          { text: '条款', link: '/zh/clauses/' },
        ],
        outline: { label: '本页目录' },
        docFooter: { prev: '上一页', next: '下一页' },
        darkModeSwitchLabel: '深色模式',
        sidebarMenuLabel: '菜单',
        returnToTopLabel: '回到顶部',
        langMenuLabel: '语言',
      },
    },
  },
})
