/** Who are the synthetic customers? Names of many kinds and facts that go together, drawn from a seed; none of them exists. */

import type { Draw } from './seeded'

/** What the values of one customer are made of. */
export interface Person {
  readonly name: string
  readonly sex: 'female' | 'male'
  /** `YYYY-MM-DD` */
  readonly birthDate: string
  readonly isMinor: boolean
  /** ISO 3166-1 alpha-2. */
  readonly country: 'CN' | 'DE' | 'GB' | 'US'
}

/** Draws a person; about one in twenty is under 14 in the year of the story, one in six comes from abroad. */
export const drawPerson = (draw: Draw, year: number): Person => {
  const isMinor = draw.chance(5)
  const sex = draw.pick(['female', 'male'])
  const country = draw.chance(84) ? 'CN' : draw.pick(['DE', 'GB', 'US'])
  const born = isMinor ? year - 4 - draw.below(8) : year - 19 - draw.below(60)
  const birthDate = `${born}-${two(1 + draw.below(12))}-${two(1 + draw.below(28))}`
  return { name: drawName(draw, country, sex), sex, birthDate, isMinor, country }
}

const drawName = (draw: Draw, country: Person['country'], sex: Person['sex']): string => {
  if (country !== 'CN') return `${draw.pick(abroad[country][sex])} ${draw.pick(abroad[country].family)}`
  if (draw.chance(8)) return `${draw.pick(dotted[sex])}·${draw.pick(dotted.second)}`
  const family = draw.chance(10) ? draw.pick(compound) : draw.pick(single)
  return family + draw.pick(given[sex]) + (draw.chance(55) ? draw.pick(given[sex]) : '')
}

const two = (number: number): string => String(number).padStart(2, '0')

const single = [
  '王',
  '李',
  '张',
  '刘',
  '陈',
  '杨',
  '黄',
  '赵',
  '周',
  '吴',
  '徐',
  '孙',
  '马',
  '朱',
  '胡',
  '林',
  '郭',
  '何',
] as const
const compound = ['欧阳', '司马', '诸葛', '上官', '司徒', '东方', '皇甫', '尉迟'] as const
const given = {
  female: ['芳', '娜', '敏', '静', '秀', '丽', '婷', '雪', '慧', '颖', '玉', '兰'],
  male: ['伟', '强', '磊', '军', '洋', '勇', '杰', '涛', '明', '超', '鹏', '辉'],
} as const
const dotted = {
  female: ['阿依古丽', '古丽娜尔', '卓玛'],
  male: ['买买提', '艾力', '扎西'],
  second: ['艾山', '吐尔逊', '次仁', '热合曼'],
} as const
const abroad = {
  DE: {
    female: ['Anna', 'Jördis', 'Käthe'],
    male: ['Jürgen', 'Lukas', 'Jörg'],
    family: ['Müller', 'Weiß', 'von der Heide'],
  },
  GB: {
    female: ['Aoife', 'Charlotte', 'Zoë'],
    male: ['Oliver', 'Rhys', 'Harry'],
    family: ["O'Neill", 'Smith-Jones', 'Taylor'],
  },
  US: {
    female: ['Emily', 'María José', 'Grace'],
    male: ['James', 'José', 'Wyatt'],
    family: ['García', 'Johnson', 'Nguyen'],
  },
} as const
