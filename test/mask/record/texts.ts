/** Which texts could tell a quick mask from its strategy? Valid values of each format, and near misses of one edit or two. */

import * as fc from 'fast-check'
import { samples } from '../samples'

const valid = Object.values(samples).flatMap((pairs) => pairs.flat())
const odd = [
  '\u0301',
  '\u202e',
  '\u200d',
  '𠮷',
  '９',
  '*',
  '·',
  '\ud800',
  ' ',
  '\n',
  'ﬁ',
  '-',
  '@',
  '.',
  'X',
  'I',
  '李',
  '市',
  '区',
  '县',
  '旗',
  '州',
  '0',
  '1',
  '8',
  '6',
]

export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.stringMatching(/^[0-9A-Z京沪省市区县旗盟自治州@.:·-]{0,30}$/),
  fc.constantFrom(...valid),
)

const digits = (count: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[0-9]{${count}}$`))
const pad = (count: number, largest: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: largest }).map((number) => String(number).padStart(count, '0'))

const mobile = fc
  .oneof(
    fc.tuple(fc.constantFrom('', '+86', '86', '0086'), fc.constant('1'), digits(10)),
    fc.tuple(
      fc.constantFrom('', '+86'),
      pad(3, 210),
      digits(4).chain((four) => fc.constantFrom(four + four, `${four}1234`)),
    ),
  )
  .map((parts) => parts.join(''))

const local = fc.stringMatching(/^[A-Za-z0-9._+-]{0,12}$/)
const host = fc.stringMatching(/^[a-zA-Z0-9-]{1,6}(\.[a-z0-9-]{1,6}){0,2}$/)
const email = fc.oneof(
  fc.stringMatching(/^[a-zA-Z][A-Za-z0-9]{1,8}[._-]?[a-z0-9]{1,5}@[a-z0-9-]{0,3}[a-z0-9]\.(com|cn|net)$/),
  fc.tuple(local, host).map(([name, at]) => `${name}@${at}`),
  fc
    .tuple(fc.stringMatching(/^[aAbB]{1,5}$/), fc.stringMatching(/^[ab.]{1,5}\.[ab]{2,3}$/))
    .map(([name, at]) => `${name}@${at}`),
  fc
    .tuple(fc.constantFrom(63, 64, 65), fc.constantFrom(62, 63, 64))
    .map(([name, at]) => `${'x1'.repeat(40).slice(0, name)}@${'q'.repeat(at)}.com`),
)

/** With the check character that fits nine times of ten. */
const residentId = fc
  .tuple(
    fc.oneof(fc.constantFrom('110105', '440106', '810000', '650102', '110199', '441900'), digits(6)),
    fc.oneof(pad(4, 2100), fc.constant('1990')),
    pad(2, 13),
    pad(2, 32),
    digits(3),
    fc.integer({ min: 0, max: 9 }),
    fc.constantFrom(...'0123456789Xx'),
  )
  .map(([region, year, month, day, order, chance, other]) => {
    const body = region + year + month + day + order
    const sum = [...body].reduce((so, digit) => (so * 2 + Number(digit)) % 11, 0) * 2
    const check = '0123456789X'.charAt((1 - (sum % 11) + 22) % 11)
    return body + (chance === 0 ? other : check)
  })

const bankCard = fc
  .tuple(fc.integer({ min: 10, max: 20 }).chain(digits), fc.integer({ min: 0, max: 9 }), digits(1))
  .map(([body, chance, other]) => {
    const sum = [...body].reverse().reduce((so, digit, at) => {
      const value = at % 2 === 0 ? Number(digit) * 2 : Number(digit)
      return so + (value > 9 ? value - 9 : value)
    }, 0)
    return body + (chance === 0 ? other : String((10 - (sum % 10)) % 10))
  })

const birthDate = fc
  .tuple(
    fc.oneof(pad(4, 2100), fc.constantFrom('1849', '1850', '2000')),
    fc.constantFrom('-', '-', '-', '/'),
    pad(2, 13),
    fc.constantFrom('-', '-', '-', '.'),
    pad(2, 32),
  )
  .map((parts) => parts.join(''))

const name = fc.oneof(
  fc.stringMatching(/^[\u4e00-\u9fff]{1,7}$/),
  fc.stringMatching(/^[欧阳司马诸葛东方李小红]{1,7}$/),
  fc.stringMatching(/^[㐀-䶵李a·]{1,4}$/),
)

const plate = fc.oneof(
  fc.stringMatching(/^[京沪粤使台][A-ZO][·-]?[A-K0-9]{0,2}[0-9]{2,4}[A-Z0-9学港警]{0,2}$/),
  fc.stringMatching(/^[京沪粤川][A-H]·?[A-Z0-9]{5,6}$/),
  fc.stringMatching(/^[京沪粤川][A-H]·?[A-K][A-K0-9][0-9]{4}$/),
)

const noDistrict = fc
  .constantFrom(...'小社园校厂院街库矿属活舍宅墅墓营务东西南北中朝')
  .map((sign) => `和${sign}区`)
const noCity = fc.constantFrom(...'超门菜夜都城花集州').map((sign) => `大${sign}市`)

/** Beginnings that a quick mask remembers, some of which only look like it, and what may change how they are read. */
const districts = fc
  .tuple(
    fc.constantFrom(
      '北京市',
      '上海市',
      '浙江省杭州市',
      '广东省深圳市',
      '广西壮族自治区南宁市',
      '四川省攀枝花市',
      '四川省成都市',
      '浙江杭州市',
      '上海',
      '上海青市',
      '河北省辛集市',
      '浙江省大花市',
    ),
    fc.constantFrom(
      '朝阳区',
      '西区',
      '一二三四区',
      '一二三四五区',
      '幸福小区',
      '经济开发区',
      '锡林区',
      '桐庐县城区',
      '门市区',
    ),
    fc.oneof(
      fc.constantFrom(
        '路1号',
        '街',
        '政府1号',
        '政法路1号',
        '甲乙自治县1号',
        '县1号',
        '开发区1号',
        '市场1号',
        '花园1号',
        '义乌市1号',
        '幸福街道1号',
        '马镇1',
        '幸福路一号',
        '一',
        '12',
        '朝阳区',
        '旗1号',
      ),
      fc.stringMatching(/^[路街巷弄政府号栋区县旗市自治场花园镇乡0-9A-Za-z]{0,9}$/),
      fc.stringMatching(/^[\u4e00-\u9fff]{1,12}[0-9]{0,4}$/),
    ),
  )
  .map((parts) => parts.join(''))

const address = fc.oneof(
  districts,
  fc
    .tuple(
      fc.constantFrom(
        '北京市',
        '重庆市',
        '上海',
        '浙江省',
        '黑龙江省',
        '内蒙古自治区',
        '新疆维吾尔自治区',
        '西藏自治区',
        '台湾省',
        '',
      ),
      fc.oneof(
        fc.constantFrom(
          '杭州市',
          '苏州市',
          '锡林郭勒盟',
          '伊犁哈萨克自治州',
          '喀什地区',
          '夜市',
          '大集市',
          '超市',
          '',
        ),
        noCity,
        fc.stringMatching(/^[杭州市地区盟门自治a]{1,8}$/),
      ),
      fc.oneof(
        fc.constantFrom(
          '朝阳区',
          '余杭区',
          '小区',
          '察布查尔锡伯自治县',
          '莫力达瓦达斡尔族自治旗',
          '桐庐县',
          '东乌旗',
          '',
        ),
        noDistrict,
        fc.stringMatching(/^[朝阳小中区县旗自治A1]{1,8}$/),
      ),
      fc.oneof(
        fc.constantFrom('幸福路1号', '1', '', '幸福小区3栋', '朝阳区', '北京市'),
        fc.stringMatching(/^[路号栋区县市朝阳0-9A-Za-z,\n ]{0,8}$/),
      ),
    )
    .map((parts) => parts.join('')),
  fc.stringMatching(/^[北京杭州浙江省市区县旗盟自治地朝阳小1]{1,20}$/),
)

const formats: Readonly<Record<string, fc.Arbitrary<string>>> = {
  mobile,
  phone: mobile,
  email,
  'resident-id': residentId,
  'bank-card': bankCard,
  'birth-date': birthDate,
  'person-name': name,
  plate,
  address,
}

/** Values of a format, and what is one edit or two away from them. */
export const near = (format: string): fc.Arbitrary<string> => {
  const value = formats[format] ?? anyText
  const sign = fc.oneof(fc.constantFrom(...odd), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }))
  const edited = fc.tuple(value, sign, fc.nat(), fc.boolean()).map(([text, put, place, replaces]) => {
    const at = place % (text.length + 1)
    return text.slice(0, at) + put + text.slice(at + (replaces ? 1 : 0))
  })
  return fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: edited })
}
