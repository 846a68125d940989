/** Which values do the properties of masks try? Valid ones of every kind, the same spoiled, and any text at all. */

import * as fc from 'fast-check'
import { samples } from './samples'

const digits = (length: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`))
const pick = <A>(...values: readonly A[]): fc.Arbitrary<A> => fc.constantFrom(...values)
const joined = (...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((texts) => texts.join(''))

export const mobiles = joined(pick('130', '138', '145', '159', '166', '177', '188', '199'), digits(8))

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkOf = (seventeen: string): string =>
  '10X98765432'.charAt(weights.reduce((sum, weight, at) => sum + weight * Number(seventeen[at]), 0) % 11)

/** GB 11643: region, birth date, order, check character. */
export const residentIds = joined(
  pick('110105', '330106', '440305', '513436'),
  joined(pick('1949', '1987', '2003'), pick('01', '07', '12'), pick('01', '19', '28')),
  digits(3),
).map((seventeen) => seventeen + checkOf(seventeen))

const luhn = (number: string): string => {
  const sum = [...number]
    .reverse()
    .reduce(
      (total, digit, at) =>
        total + (at % 2 === 0 ? ([0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(digit)] ?? 0) : Number(digit)),
      0,
    )
  return number + String((10 - (sum % 10)) % 10)
}
export const bankCards = fc
  .integer({ min: 11, max: 18 })
  .chain((length) => joined(pick('4', '5', '62'), digits(length - 1)))
  .map((number) => luhn(number.slice(0, 18)))

export const names = fc.oneof(
  joined(pick('张', '王', '欧阳', '司马', '李', '𠮷', '歐陽'), fc.stringMatching(/^[一-龥]{1,3}$/)),
  joined(
    pick('买买提', '迪丽热巴', '古力'),
    pick('·', '•', '・', '‧'),
    pick('艾力', '迪力木拉提', '那扎尔·玉素甫'),
  ),
  joined(
    pick('Maria', 'José', 'Zoë', 'An', "D'Arcy", 'Ngô'),
    pick(' ', '-'),
    pick('Anders', 'García Márquez', 'Li'),
  ),
  pick(
    '山田 太郎',
    'やまだ はなこ',
    'محمد علي',
    '김철수',
    'Иван Петров',
    'प्रिया शर्मा',
    'ｱｲｳ ｶｷｸ',
    '葛\u{e0100}城太郎',
  ),
)

export const emails = joined(
  fc.stringMatching(/^[a-z0-9]{1,12}$/),
  pick('', '.', '_', '-', '+'),
  fc.stringMatching(/^[a-z0-9]{1,8}$/),
  pick('@example.com', '@163.com', '@mail.example.co.uk', '@li-lei.cn', '@Example.COM'),
)

export const plates = fc.oneof(
  joined(pick('京', '沪', '粤'), pick('A', 'B', 'Z'), fc.stringMatching(/^[A-HJ-NP-Z0-9]{5}$/)),
  joined(pick('浙', '苏'), pick('A', 'E'), pick('D', 'F'), digits(5)),
  joined(digits(6), pick('使')),
  joined(pick('京A', '鲁B'), digits(4), pick('警', '学', '挂')),
)

export const addresses = joined(
  pick(
    '北京市',
    '浙江省杭州市',
    '广东省深圳市',
    '新疆维吾尔自治区伊犁哈萨克自治州',
    '上海',
    '内蒙古自治区呼和浩特市',
    '成都市',
  ),
  pick('', '朝阳区', '西湖区', '察布查尔锡伯自治县', '浦东新区', '昆山市', '土默特左旗'),
  pick('', '马连洼街道', '玉山镇', '扎西宗乡'),
  fc.stringMatching(/^[一-龥]{1,4}路[0-9]{1,3}号(?:院|)[0-9]{0,2}$/),
)

const years = fc.integer({ min: 1900, max: 2025 }).map(String)
const birthDates = fc.oneof(
  joined(
    years,
    pick('-', '/', '.').chain((sign) => pick(`${sign}05${sign}03`, `${sign}12${sign}28`)),
  ),
  joined(years, pick('0101', '0630')),
  joined(years, pick('年5月3日')),
)
const ips = fc.oneof(fc.ipV4(), fc.ipV6())
const landlines = joined(
  pick('010-', '0755', '021', '(0571)'),
  pick('8', '6'),
  digits(7),
  pick('', '-123', '转8001'),
)
const phones = pick(
  '+44 20 7946 0958',
  '+1 212 555 0123',
  '+81 3-1234-5678',
  '+852 2123 4567',
  '400 123 4567',
)
const documents = fc.oneof(
  joined(pick('E', 'G', 'EA', 'D'), digits(8)).map((text) => text.slice(0, 9)),
  joined(pick('H', 'M', 'L', 'T'), digits(8)),
  pick('KAZ110090123105', '810000199408230021', '911124198108030024', 'L898902C3'),
)
const codes = pick('91350100M000100Y43', '100080', '200120', '91110108MA01ABCDE7')

/** Values of a kind, each of which some strategy shows a part of. */
export const validValues: fc.Arbitrary<string> = fc.oneof(
  mobiles,
  residentIds,
  bankCards,
  names,
  emails,
  plates,
  addresses,
  birthDates,
  ips,
  landlines,
  phones,
  documents,
  codes,
  pick(...Object.values(samples).flatMap((pairs) => pairs.map(([value]) => value))),
)

/** Marks that join, turn, hide or fill; what is wide, outside the BMP, no character, or a mask already. */
const odd = pick(
  ...[
    '\u0301',
    '\u0489',
    '\u202e',
    '\u2066',
    '\u200d',
    '\u200b',
    '\u00ad',
    '\u034f',
    '\ufe0f',
    '\u3164',
    '\u2800',
  ],
  ...[
    '👨‍👩‍👧',
    '👍🏽',
    '🇨🇳',
    '1️⃣',
    '𠮷',
    '𰻝',
    '９',
    'ｘ',
    '＠',
    '．',
    'ﬁ',
    'ǆ',
    '*',
    '·',
    ' ',
    '\u3000',
    '\n',
    '\0',
    '\u2028',
  ],
  ...['\ud800', '\udc00', '葛\u{e0100}', '각', '\u1112\u1161', 'ก็', 'क्षि', 'İ', 'ß'],
)

const insertAt = ([text, sign, at]: readonly [string, string, number]): string => {
  const place = at % (text.length + 1)
  return text.slice(0, place) + sign + text.slice(place)
}

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

/** Any text: valid, spoiled by an odd sign, in full width, cut short, doubled, or random. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: validValues },
  { weight: 3, arbitrary: fc.tuple(validValues, odd, fc.nat()).map(insertAt) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.tuple(validValues, odd, fc.nat()).map(insertAt), odd, fc.nat()).map(insertAt),
  },
  validValues.map(wide),
  fc.tuple(validValues, fc.nat()).map(([text, at]) => text.slice(0, at % (text.length + 1))),
  validValues.map((text) => text + text),
  fc.array(odd, { maxLength: 12 }).map((signs) => signs.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.stringMatching(/^[0-9A-Za-z京沪省市区县@.:·-]{0,30}$/),
)
