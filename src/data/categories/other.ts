/** What is other information (2.2.6)? How the customer came, who referred them, and what the business adds. */

import { z } from 'zod'
import { defineCategory } from '../define-category'
import { item } from '../item'
import { general, personal } from './mark'
import { line, prose } from './text'

const acquisition = z.enum([
  'search',
  'advertisement',
  'social',
  'referral',
  'event',
  'partner',
  'sales',
  'migration',
  'other',
])

export const other = defineCategory({
  name: 'other',
  label: { en: 'Other information', zh: '其他信息' },
  items: {
    source: item(acquisition, general('Acquisition source', '客户来源')),
    referrer: item(line(128), personal('Referrer', '推荐人', 'person-name')),
    tags: item(z.array(line(64)).min(1).max(100), personal('Tags', '标签', 'whole')),
    notes: item(prose(10_000), personal('Notes', '备注', 'free-text')),
  },
})
