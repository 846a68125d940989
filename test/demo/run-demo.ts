/** Tells the demo's story in a process of its own, so that a test can kill it: says `ready` when it begins. */

import { runDemo } from '../../src/demo/story'

const [directory = '', customers = '', data] = process.argv.slice(2)
const same = (text: string): string => text

process.stdout.write('ready\n')
const result = await runDemo({
  directory,
  customers: Number(customers),
  locale: 'en',
  print: (line) => process.stdout.write(`${line}\n`),
  paint: { title: same, yes: same, no: same, dim: same },
  ...(data === undefined ? {} : { data }),
})
process.stdout.write(`result ${JSON.stringify(result)}\n`)
