/** Which administrative levels does an address of the mainland name? Read off its suffixes alone: no gazetteer is asked. */

/** The levels that were found, each with its suffix, and what is below the last of them. */
export interface AddressLevels {
  /** A province, an autonomous region or a municipality. */
  readonly province: string
  readonly city: string
  /** A district, a county, or a city of that rank. */
  readonly district: string
  /** A subdistrict, town or township. */
  readonly street: string
  readonly rest: string
}

/**
 * Reads an address in Chinese that begins with a province or with a city; undefined for anything else. What ends like
 * a level and is none, as compounds (小区), campuses (校区) and markets (超市) do, is taken for a part of the rest.
 * The text is compact: no spaces, no full-width forms. Linear: every level has a cap on its length.
 *
 * @example
 * ```ts
 * levelsOf('北京市海淀区马连洼街道289号') // { province: '北京市', city: '', district: '海淀区', street: '马连洼街道', rest: '289号' }
 * ```
 */
export const levelsOf = (text: string): AddressLevels | undefined => {
  const found = levels.exec(text)?.groups
  if (found === undefined) return undefined
  const { municipality, region = '', city = '', cityAlone, district = '', street = '', rest = '' } = found
  return { province: municipality ?? region, city: cityAlone ?? city, district, street, rest }
}

const han = '\\p{Script=Han}'
/** Roads are named after levels, and so are offices: 县前街, 朝阳区政府. */
const noRoad = '(?![路街巷弄]|政府)'
const noCountyRoad = '(?![前后东西南北中府学衙]?[路街巷弄]|政府|城)'
/** Compounds, campuses, blocks and numbered parts of estates end like districts do. */
const noCompound =
  '(?<![小社园校厂院街库矿属活舍宅墅墓营务片景号楼栋期组队村弄东西南北中一二三四五六七八九十A-Za-z]区)'
/** Shops, markets and estates have a 市 in their names, too; cities that look like one are let through. */
const noMarket =
  '(?<![超夜菜]市|(?<!成)都市|(?<!枝)花市|(?<!辛)集市)(?![场部之名绿]|花园|广场|公寓|人家|中心|国际|家园|春天|阳光|风景|山水)'
/** Below a city it is stricter: a city of a district's rank is rarer there than a shop. */
const noShop = '(?<![门都城花集书鱼米灯牛羊猪布果粮贸货黑早]市)(?![民政委府井])'

const city = `(?:${han}{2,4}?市${noMarket}|${han}{2,9}?(?:自治州|地区|盟))`
const district = `(?:${[
  `${han}{1,5}?区${noCompound}${noRoad}`,
  `${han}{1,12}?(?:自治县|自治旗)`,
  `${han}{1,5}?县${noCountyRoad}`,
  `(?<=^内蒙古.*)${han}{1,5}?旗${noRoad}`,
  `${han}{2,4}?市${noMarket}${noShop}`,
].join('|')})`
const street = `${han}{1,8}?(?:街道|(?<![小古城])镇(?![江海南北东西中政府])|(?<![水城老])乡(?!村)|苏木)`
const provinces =
  '(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)省?'
const regions = '(?:内蒙古|西藏)(?:自治区)?|广西(?:壮族自治区)?|宁夏(?:回族自治区)?|新疆(?:维吾尔自治区)?'
/** Exported for the test that looks for attacks on it. */
export const levels = new RegExp(
  `^(?:(?<municipality>(?:北京|天津|上海|重庆)(?:市|(?=${district})))|(?<region>${provinces}|${regions})(?<city>${city})|(?<cityAlone>${han}{2,3}市${noMarket}(?=${district})))(?<district>${district})?(?<street>${street})?(?<rest>.*)$`,
  'u',
)
