/** Which bench is to run? `npm run bench -- NAME [--json]`: the file of that name beside this one. */

const known = ['decide', 'vault'] as const
const bench = known.find((one) => one === process.argv[2])

if (bench === undefined) {
  console.error(`no bench of that name; give one of ${known.map((one) => `\`${one}\``).join(', ')}`)
  process.exitCode = 2
} else await import(`./${bench}.ts`)

export {}
