/** Does the host of an e-mail address give away whose it is? Where it has a word of the local part, or the other way round; spelling tricks aren't seen through. */

/**
 * Do the part before the @ and the host share a word of three letters or digits or more? `john.smith@smith.com` does,
 * `li-lei@lilei.com`, and `info@infosys.com`, which is the price of it. Hosts of digits alone, as `163`, say nothing.
 * Linear in the product of two lengths that have a cap, 64 and 190 characters.
 */
export const hostTells = (local: string, host: string): boolean => {
  const domain = withoutHyphens(host.toLowerCase())
  const name = local.toLowerCase()
  let joined = ''
  for (let from = 0, at = 0; at <= name.length; at++) {
    if (at < name.length && isLetterOrDigit(name.charCodeAt(at))) continue
    const word = name.slice(from, at)
    if (word.length > 2 && domain.includes(word)) return true
    joined += word
    from = at + 1
  }
  return (joined.length > 2 && domain.includes(joined)) || hasLabelIn(joined, domain)
}

/** Is a label of the host a part of the name? Not the last, which is a country or a kind. */
const hasLabelIn = (name: string, domain: string): boolean => {
  const end = domain.lastIndexOf('.')
  for (let from = 0, to = 0; from < end; from = to + 1) {
    to = domain.indexOf('.', from)
    const label = domain.slice(from, to)
    if (label.length > 2 && name.includes(label) && letter.test(label)) return true
  }
  return false
}

const withoutHyphens = (domain: string): string =>
  domain.includes('-') ? domain.replaceAll('-', '') : domain

const isLetterOrDigit = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39)
const letter = /[a-z]/
