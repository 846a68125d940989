/** What is communication information (2.2.3)? One call, mail, chat or meeting with the customer, and what was said. */

import { z } from 'zod'
import { defineCategory } from '../define-category'
import { item } from '../item'
import { instant } from '../names'
import { general, personal } from './mark'
import { line, prose } from './text'

const side = z.enum(['customer', 'staff', 'other'])

const participant = z.strictObject({ role: side, name: line(128).optional(), id: line(128).optional() })

/** A chat has many, a mail or a set of minutes one. */
const passage = z.strictObject({ from: side, at: instant.optional(), text: prose(50_000) })

export const communication = defineCategory({
  name: 'communication',
  label: { en: 'Communication information', zh: '沟通信息' },
  items: {
    kind: item(z.enum(['call', 'mail', 'chat', 'minutes']), general('Kind', '沟通类型')),
    direction: item(z.enum(['inbound', 'outbound', 'both']), general('Direction', '沟通方向')),
    channel: item(line(64), general('Channel', '沟通渠道')),
    at: item(instant, general('Time', '沟通时间')),
    participants: item(
      z.array(participant).min(1).max(100),
      personal('Participants', '参与人', 'participants'),
    ),
    subject: item(line(256), personal('Subject', '主题', 'free-text')),
    body: item(z.array(passage).min(1).max(1000), personal('Content', '沟通内容', 'messages')),
  },
})
