/** Masks so many megabytes that are made as they are read, and tells the most memory that was in use; `kept` holds on to the output. */

import { maskDataset, planDataset } from '../../src/dataset/index'
import { policy, root } from './world'

const [megabytes = '1', way = 'streamed'] = process.argv.slice(2)
const block = new TextEncoder().encode(
  Array.from(
    { length: 1000 },
    (_, at) => `c-${at},李雷,138${String(at).padStart(8, '0')},"note ${at}"\n`,
  ).join(''),
)

async function* made(): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode('Id,Name,Phone,Note\n')
  for (let sent = 0; sent < Number(megabytes) * 1e6; sent += block.length) yield block
}

const plan = planDataset({
  policy,
  purpose: 'service',
  mapping: { Id: 'customer', Name: 'basic.name', Phone: 'basic.phone' },
  keep: ['Note'],
  pseudonyms: { root, scope: 'purpose service' },
})
if (plan.outcome === 'deny') throw new Error('denied')
const kept: Uint8Array[] = []
/** What is still in use after a collection of garbage, heap and buffers, in megabytes. */
const inUse = (): number => {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1e6
}

let [rows, blocks, most] = [0, 0, inUse()]
const atFirst = most
for await (const masked of maskDataset(made(), { form: 'csv' }, plan)) {
  rows += masked.rows
  const bytes = new TextEncoder().encode(masked.text)
  if (way === 'kept') kept.push(bytes)
  if (++blocks % 200 === 0) most = Math.max(most, inUse())
}
console.log(JSON.stringify({ rows, growth: most - atFirst }))
