/** Does the host of an e-mail address give away whose it is? Where it has a word of the local part, or the other way round; spelling tricks aren't seen through. */

/**
 * Do the part before the @ and the host share a word of three letters or digits or more? `john.smith@smith.com` does,
 * `li-lei@lilei.com`, and `info@infosys.com`, which is the price of it. Hosts of digits alone, as `163`, say nothing.
 * Linear in the product of two lengths that have a cap, 64 and 190 characters.
 */
export const hostTells = (local: string, host: string): boolean => {
  const name = local.toLowerCase()
  const domain = withoutHyphens(host.toLowerCase())
  const hasSigns = sign.test(name)
  const joined = hasSigns ? name.replace(signs, '') : name
  if (joined.length > 2 && domain.includes(joined)) return true
  if (hasSigns && name.split(signs).some((word) => word.length > 2 && domain.includes(word))) return true
  // The last label is a country or a kind.
  const end = domain.lastIndexOf('.')
  for (let from = 0, to = 0; from < end; from = to + 1) {
    to = domain.indexOf('.', from)
    const label = domain.slice(from, to)
    if (label.length > 2 && joined.includes(label) && letter.test(label)) return true
  }
  return false
}

const withoutHyphens = (domain: string): string =>
  domain.includes('-') ? domain.replaceAll('-', '') : domain

const sign = /[^a-z0-9]/
const signs = /[^a-z0-9]+/g
const letter = /[a-z]/
