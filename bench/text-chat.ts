/** On which chat is the speed of finding measured? Invented lines of Chinese and English, some with values, some with harmless numbers. */

import { seededNumbers } from './measure'

/** A chat of about a million bytes in UTF-8. */
export interface Chat {
  readonly text: string
  /** The lines that hold nothing to mask. */
  readonly harmless: ReadonlySet<string>
}

const plain = [
  '今天天气不错，我们下午一起去公园散步吧',
  '好的，没问题，我马上就到',
  'The meeting was moved to next week, please let everybody know',
  '这个方案我觉得还可以再讨论一下，你看呢',
  'okay thanks a lot, see you then',
  '明天见',
  '客户说价格有点高，能不能再便宜一些',
  'please check the document that I sent yesterday and tell me what you think about it',
  '收到，谢谢',
  '物流已经在路上了，三天左右到',
  'I think we should wait until the new version is out, then decide',
  '这边帮您查一下，请稍等片刻',
  '你知道一楼的会议室在哪里吗，我找了一圈都没找到',
  'Sounds good to me! Let us do that on Friday',
  '亲，这款目前有现货的，今天下单今天就能发出',
  '不好意思刚才在开会，没有看到消息',
]

const numbers: readonly ((digits: (count: number) => string) => string)[] = [
  (digits) => `下午3点${digits(2)}分开会，记得带上第2版的材料`,
  (digits) => `2024年1月${digits(1)}日发货，大约需要${digits(1)}天`,
  (digits) => `一共是1,${digits(3)}.50元，已经付了${digits(3)}块`,
  (digits) => `see you at 10:${digits(2)} in room ${digits(3)}`,
  (digits) => `订单号20240102${digits(9)}，麻烦看一下进度`,
  (digits) => `version 2.${digits(1)}.${digits(2)} fixes about ${digits(2)}% of it`,
]

const values: readonly ((digits: (count: number) => string) => string)[] = [
  (digits) => `我的电话是138${digits(8)}，有事打给我`,
  (digits) => `please call me back on 139-${digits(4)}-${digits(4)} after lunch`,
  (digits) => `mail it to wang.fang${digits(3)}@example.com please`,
  () => '身份证号码：11010519491231002X，麻烦登记一下',
  () => '卡号是4111 1111 1111 1111，开户行北京分行',
  (digits) => `寄到浙江省杭州市西湖区文三路${digits(2)}8号3幢2单元，谢谢`,
]

/** A chat whose text with `withValues` has a value in one line of 100 and harmless numbers in one of 10; else none of either. */
export const makeChat = (withValues: boolean, bytes = 1_000_000): Chat => {
  const next = seededNumbers(20_240_101)
  const pick = <A>(list: readonly A[]): A | undefined => list[Math.floor(next() * list.length)]
  const digits = (count: number): string =>
    Array.from({ length: count }, () => String(Math.floor(next() * 10))).join('')
  const harmless = new Set<string>()
  const lines: string[] = []
  const encoder = new TextEncoder()
  for (let size = 0; size < bytes; ) {
    const chance = withValues ? next() : 1
    const line =
      chance < 0.01 ? pick(values)?.(digits) : chance < 0.11 ? pick(numbers)?.(digits) : pick(plain)
    if (line === undefined) continue
    if (chance >= 0.01) harmless.add(line)
    lines.push(line)
    size += encoder.encode(line).length + 1
  }
  // Read back as a file would be: one flat text, not a chain of pieces.
  return { text: new TextDecoder().decode(encoder.encode(lines.join('\n'))), harmless }
}
