/** Which Chinese surnames have two characters? Those in use or in the Hundred Family Surnames, in both scripts; no rarer ones. */

/** Are these two characters a surname? */
export const isCompoundSurname = (text: string): boolean => surnames.has(text)

/** Of two characters each. */
export const compoundSurnames: readonly string[] =
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 第五 纳兰 耶律 完颜 叶赫 歐陽 東方 司馬 諸葛 獨孤 尉遲 赫連 長孫 軒轅 萬俟 聞人 鍾離 鐘離 鮮于 閭丘 巫馬 顓孫 樂正 穀梁 東郭 南門 東門 西門 公孫 仲孫 納蘭 完顏 葉赫 澹臺 濮陽 壤駟 南宮'.split(
    ' ',
  )

const surnames: ReadonlySet<string> = new Set(compoundSurnames)
