/** Is a host that gives its owner away noticed, each way that it may, and no other? */

import { describe, expect, it } from 'vitest'
import { hostTells } from '../../src/mask/email-host'
import { maskValue } from '../../src/mask/mask-value'

describe('the host of an e-mail address', () => {
  it('tells by a word, by the name without its signs, or by a label of its own', () => {
    for (const [local, host] of [
      ['john.smith', 'smithers.com'],
      ['a-b-c-d', 'abcde.com'],
      ['johnsmith1', 'smith.com'],
      ['lilei', 'lilei.com'],
      ['Li.Lei', 'LILEI.com'],
      ['zhangsan', 'mail.zhang-san.cn'],
      ['info', 'infosys.com'],
      ['wang', 'wang.name'],
    ] as const)
      expect([local, host, hostTells(local, host), maskValue('email', `${local}@${host}`)]).toEqual([
        local,
        host,
        true,
        '******',
      ])
  })

  it('tells nothing by two letters, digits alone, or its last label', () => {
    for (const [local, host] of [
      ['li.xy', 'li.cn'],
      ['13800163163', '163.com'],
      ['zhangwei', 'qq.com'],
      ['dotcom1', 'example.com'],
      ['lilei', 'example.org'],
    ] as const)
      expect([local, host, hostTells(local, host)]).toEqual([local, host, false])
  })
})
