/** Which values are found in a text, with which borders, and what is left alone? */

import { describe, expect, it } from 'vitest'
import { isTutelaError } from '../../src/core/error'
import { defineRecogniser, findInText, maskText, textKinds } from '../../src/text'

/** Kind and text of every span. */
const seen = (text: string): readonly string[] =>
  findInText(text).map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`)

describe('a value in a text', () => {
  it.each([
    ['我的电话是13800138000谢谢', ['mobile 13800138000']],
    ['call +86 138-0013-8000 now', ['mobile +86 138-0013-8000']],
    ['tel13800138000', ['mobile 13800138000']],
    ['一13800138000', ['mobile 13800138000']],
    ['①13800138000', ['mobile 13800138000']],
    ['13800138000\n13900139000', ['mobile 13800138000', 'mobile 13900139000']],
    [
      '13800138000 13900139000、13700137000',
      ['mobile 13800138000', 'mobile 13900139000', 'mobile 13700137000'],
    ],
    ['座机(010) 12345678转123', ['landline (010) 12345678转123']],
    ['电话 62345678', ['landline 62345678']],
    ['dial +44 20 7946 0958.', ['phone +44 20 7946 0958']],
    ['Mail to <Li.Lei@Example.com>.', ['email Li.Lei@Example.com']],
    ['邮箱li@qq.com谢谢', ['email li@qq.com']],
    ['zhang [at] example [dot] com', ['email zhang [at] example [dot] com']],
    ['身份证11010519491231002x', ['resident-id 11010519491231002x']],
    ['老身份证110105491231002', ['resident-id 110105491231002']],
    ['居住证810000199408230021', ['residence-permit 810000199408230021']],
    ['KAZ110090123105', ['permanent-residence KAZ110090123105']],
    ['4111 1111 1111 1111', ['bank-card 4111 1111 1111 1111']],
    ['护照E12345678', ['passport E12345678']],
    ['E12345678 is my passport', ['passport E12345678']],
    ['passport no. L898902C3', ['foreign-passport L898902C3']],
    ['港澳通行证C12345678', ['hk-macau-permit C12345678']],
    ['台胞证12345678', ['taiwan-permit 12345678']],
    ['京A·12345停在门口', ['plate 京A·12345']],
    ['粤Z1234港', ['plate 粤Z1234港']],
    ['224578使', ['plate 224578使']],
    ['91350100M000100Y43', ['credit-code 91350100M000100Y43']],
    ['寄到北京市朝阳区幸福路1号3号楼502室，谢谢', ['address 北京市朝阳区幸福路1号3号楼502室']],
    ['我住在文三路二十号', ['address 文三路二十号']],
    ['家在浙江省杭州市西湖区文三路', ['address 浙江省杭州市西湖区文三路']],
    ['see https://user:pass@example.com/a?b=c ok', ['url-credentials https://user:pass@example.com/a?b=c']],
    ['https://example.com/?token=abcdef', ['url-credentials https://example.com/?token=abcdef']],
    ['from 192.168.1.20', ['ip-address 192.168.1.20']],
    ['fe80::1a2b:3c4d 不通', ['ip-address fe80::1a2b:3c4d']],
  ])('is found with its borders: %s', (text, expected) => {
    expect(seen(text)).toEqual(expected)
  })

  it.each([
    '13800138000',
    '1 3 8 0 0 1 3 8 0 0 0',
    '1-3-8-0-0-1-3-8-0-0-0',
    '1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣',
    '一三八零零一三八零零零',
    '一 三 八 零 零 一 三 八 零 零 零',
    'E12345678',
    '京AB2C34',
    '京A1B2C3',
    '京a12345',
    '沪A·D1234',
    '91350100M000100Y43',
    '10.0.0.1',
    '192.168.1.1',
    '010-12345678',
    '幸福路1号',
    '文三路二十号',
    '幸福小区3栋2单元501',
    'ｚｈａｎｇ＠ｑｑ．ｃｏｍ',
    'zhang＠qq.com',
    'li@qq.com',
    '2001:db8::1',
  ])('is found wherever in the text it stands: %s', (value) => {
    for (let before = 0; before < 31; before++) {
      const fill = '好'.repeat(before)
      const spans = findInText(`${fill}，${value}。${'好'.repeat(30)}`)
      const start = before + 1
      expect(spans.map((span) => [span.start, span.end])).toEqual([[start, start + value.length]])
    }
  })

  it('stands with those beside it, each once, in the order of the text', () => {
    const text = '张三 13800138000 zhang@example.com 身份证11010519491231002X 京A12345'
    expect(seen(text)).toEqual([
      'mobile 13800138000',
      'email zhang@example.com',
      'resident-id 11010519491231002X',
      'plate 京A12345',
    ])
  })

  it.each([
    ['a wrong check digit', '身份证110105194912310021'],
    ['a card whose sum is wrong', '卡号4111111111111112'],
    ['an order', '订单号20240102123456789'],
    ['an order that looks like a phone', '订单号：13812345678'],
    ['a longer number', '9138001380001234567890'],
    ['a hash', 'commit 9f13800138000ab'],
    ['a date and a time', '2024-01-02 13:00:11'],
    ['an amount', '13,800,138,000.00元'],
    ['a version', 'v10.4.2.1'],
    ['an address without a door', '北京市今天有雨'],
    ['a floor', '知道二楼，坐12号线到5号口'],
    ['a mention', '@张三 @example.com'],
    ['a picture', 'icon@2x.png'],
    ['a repository', 'git@example.com:a/b.git'],
    ['an address of the web', 'https://example.com/a?b=c'],
    ['a model', '型号G12345678'],
    ['a mark of time', '时间戳1700000000123'],
  ])('is not seen in %s', (_, text) => {
    expect(seen(text)).toEqual([])
  })
})

describe('what a caller may choose', () => {
  it('is the kinds', () => {
    const text = '13800138000 li@example.com'
    expect(findInText(text, { kinds: ['email'] }).map(({ kind }) => kind)).toEqual(['email'])
    expect(findInText(text, { kinds: [] })).toEqual([])
  })

  it('is how sure a finding must be', () => {
    const text = 'H12345678'
    expect(findInText(text)).toEqual([])
    expect(findInText(text, { minimumConfidence: 0.2 })).toHaveLength(1)
    expect(findInText('13800138000', { minimumConfidence: 1 })).toEqual([])
  })

  it('is recognisers of one’s own, of all three sorts', () => {
    const badge = defineRecogniser({
      kind: 'badge',
      label: { en: 'badge', zh: '工牌号' },
      reads: 'pattern',
      pattern: /\bEMP-[0-9]{6}\b/g,
      confidence: 0.9,
      accepts: (value) => !value.endsWith('0'),
      mask: 'whole',
    })
    const ticket = defineRecogniser({
      kind: 'ticket',
      label: { en: 'ticket', zh: '票号' },
      reads: 'marks',
      marks: ['#T'],
      find: (text, at) => ({ start: at, end: Math.min(text.length, at + 6), confidence: 0.8 }),
      mask: (value, { character = '*' }) => `#T${character.repeat(value.length - 2)}`,
    })
    const locker = defineRecogniser({
      kind: 'locker',
      label: { en: 'locker', zh: '柜号' },
      reads: 'numbers',
      digits: 5,
      find: (run) =>
        run.digits === 5 && run.length === 5
          ? [{ start: run.starts[0] ?? 0, end: run.ends[4] ?? 0, confidence: 0.7 }]
          : [],
    })
    const recognisers = [badge, ticket, locker]
    expect(maskText('EMP-004211, EMP-004210, #T1234, 柜子12345', { recognisers })).toBe(
      '******, EMP-004210, #T****, 柜子******',
    )
    expect(findInText('EMP-004211', { recognisers, kinds: ['badge'] })).toEqual([
      { start: 0, end: 10, kind: 'badge', confidence: 0.9 },
    ])
  })

  it('is refused where it is none', () => {
    const refusals = [
      () => findInText('', { kinds: ['nothing'] }),
      () => findInText('', { minimumConfidence: 2 }),
      () => findInText('', { minimumConfidence: Number.NaN }),
      () =>
        defineRecogniser({
          kind: 'Bad Kind',
          label: { en: '', zh: '' },
          reads: 'marks',
          marks: ['x'],
          find: () => undefined,
        }),
      () =>
        defineRecogniser({
          kind: 'bad',
          label: { en: '', zh: '' },
          reads: 'marks',
          marks: [''],
          find: () => undefined,
        }),
      () =>
        defineRecogniser({
          kind: 'bad',
          label: { en: '', zh: '' },
          reads: 'pattern',
          pattern: /x/,
          confidence: 1,
        }),
      () =>
        defineRecogniser({
          kind: 'bad',
          label: { en: '', zh: '' },
          reads: 'pattern',
          pattern: /x/g,
          confidence: 7,
        }),
    ]
    for (const refusal of refusals) {
      let error: unknown
      try {
        refusal()
      } catch (thrown) {
        error = thrown
      }
      expect(isTutelaError(error) && error.failure.kind).toBe('input/invalid')
    }
  })
})

describe('the masks in a text', () => {
  it('are those of the strategies, the rest stays as it is', () => {
    expect(maskText('电话 138 0013 8000，邮箱 li.lei@example.com。')).toBe(
      '电话 138****8000，邮箱 l***@example.com。',
    )
    expect(maskText('寄到北京市朝阳区幸福路1号')).toBe('寄到北京市朝阳区******')
    expect(maskText('https://user:pass@example.com/?a=1&token=abc#x')).toBe(
      'https://******@example.com/?a=1&token=******#x',
    )
    expect(maskText('nothing here, 今天天气不错')).toBe('nothing here, 今天天气不错')
    expect(maskText('13800138000', { style: { character: '#' } })).toBe('138####8000')
  })

  it('are whole where the strategy can’t read the value', () => {
    expect(maskText('电话 62345678')).toBe('电话 ******')
    expect(maskText('lilei@lilei.com')).toBe('******')
    const echo = defineRecogniser({
      kind: 'echo',
      label: { en: 'echo', zh: '回声' },
      reads: 'pattern',
      pattern: /secret/g,
      confidence: 1,
      mask: (value) => value,
    })
    expect(maskText('a secret', { recognisers: [echo] })).toBe('a ******')
    expect(maskText('a secret', { recognisers: [{ ...echo, mask: 'no-such-mask' }] })).toBe('a ******')
  })

  it('have every kind among them', () => {
    expect(textKinds).toHaveLength(17)
  })
})
