/** Does the host of an e-mail address give away whose it is? Where it has a word of the local part, or the other way round; spelling tricks aren't seen through. */

/**
 * Do the part before the @ and the host share a word of three letters or digits or more? `john.smith@smith.com` does,
 * `li-lei@lilei.com`, and `info@infosys.com`, which is the price of it. Hosts of digits alone, as `163`, say nothing.
 * Linear in the product of two lengths that have a cap, 64 and 190 characters.
 */
export const hostTells = (local: string, host: string): boolean => {
  const [name, domain] = [local.toLowerCase(), host.toLowerCase()]
  const [joinedName, joinedDomain] = [letters(name), letters(domain)]
  return (
    (joinedName.length > 2 && joinedDomain.includes(joinedName)) ||
    wordsOf(name).some((word) => joinedDomain.includes(word)) ||
    labelsOf(domain).some((label) => joinedName.includes(label))
  )
}

const letters = (text: string): string => (sign.test(text) ? text.replace(signs, '') : text)

const wordsOf = (name: string): readonly string[] =>
  sign.test(name) ? name.split(signs).filter((word) => word.length > 2) : noWords

/** Without the last, which is a country or a kind. */
const labelsOf = (domain: string): readonly string[] =>
  domain
    .slice(0, domain.lastIndexOf('.'))
    .split(signs)
    .filter((label) => label.length > 2 && /[a-z]/.test(label))

const noWords: readonly string[] = []
const sign = /[^a-z0-9]/
const signs = /[^a-z0-9]+/g
