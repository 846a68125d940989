/** What is preference information (2.2.4)? What the customer likes, how strongly, and how that is known. */

import { z } from 'zod'
import { defineCategory } from '../define-category'
import { item } from '../item'
import { instant } from '../names'
import { personal } from './mark'
import { line } from './text'

/** `strength` from -1 (strongly against) to 1 (strongly for); `inferred` is what a model concluded. */
const preferences = <S extends z.ZodType>(name: S) =>
  z
    .array(
      z.strictObject({
        name,
        source: z.enum(['stated', 'observed', 'inferred']),
        strength: z.number().min(-1).max(1),
        at: instant.optional(),
      }),
    )
    .min(1)
    .max(200)

const contactChannel = z.enum(['phone', 'sms', 'email', 'chat', 'mail', 'app', 'visit'])

export const preference = defineCategory({
  name: 'preference',
  label: { en: 'Preference information', zh: '偏好信息' },
  items: {
    productFeatures: item(preferences(line(128)), personal('Product features', '产品特性偏好', 'whole')),
    promotions: item(preferences(line(128)), personal('Promotions', '促销活动偏好', 'whole')),
    contactChannels: item(preferences(contactChannel), personal('Contact channels', '沟通渠道偏好', 'whole')),
  },
})
