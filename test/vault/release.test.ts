/** Does a vault that guards what it gives show in plain only what somebody opens? */

import { format, inspect } from 'node:util'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { Json } from '../../src/data/plain-json'
import { type Guarded, isGuarded } from '../../src/mask/guarded'
import { memoryKeys } from '../../src/keys/memory'
import { memoryStore } from '../../src/store/memory'
import { openVault } from '../../src/vault/open'
import { collection, newVault, now, policy, secrets, usage, values, writeEvidence } from './world'

const guardedVault = async () => {
  const [store, keys] = [memoryStore(), memoryKeys()]
  const vault = await openVault({ policy, store, keys, clock: () => now, release: 'guarded' })
  await writeEvidence(store)
  await vault.collect(collection)
  return vault
}

const permitted = async () => {
  const answer = await (await guardedVault()).use(usage)
  if (answer.outcome !== 'permit') throw new Error(answer.findings.map(({ rule }) => rule).join())
  return answer
}

describe('a vault that releases guarded', () => {
  it('prints masks wherever its answer is printed', async () => {
    const answer = await permitted()
    const name = answer.view['basic']?.['name']
    const texts = [
      JSON.stringify(answer),
      inspect(answer, { depth: 20, showHidden: true, getters: true }),
      format('%s %o %O %j', answer, answer, answer, answer),
      `${String(name)} of ${Object.values(answer.view['basic'] ?? {}).join()}`,
      new Error(`no answer from ${String(name)}`).stack ?? '',
      JSON.stringify(structuredClone(JSON.parse(JSON.stringify(answer)))),
      JSON.stringify({ ...answer.view['basic'] }),
    ]
    for (const text of texts) for (const secret of secrets) expect(text).not.toContain(secret)
    expect(String(name)).toBe('李**')
  })

  it('opens to the view of the decision: plain where it is plain, a mask where it is masked', async () => {
    const { view, views, seen } = await permitted()
    expect(views).toMatchObject({ 'basic.name': 'plain', 'basic.phone': 'masked' })
    expect(view['basic']?.['name']?.open()).toBe(values.basic.name)
    expect(view['basic']?.['phone']?.open()).toEqual([{ kind: 'mobile', number: '138****8000' }])
    expect(JSON.stringify(view['basic']?.['phone'])).toBe('[{"kind":"mobile","number":"138****8000"}]')
    expect(seen.flatMap(({ items }) => Object.values(items)).every(isGuarded)).toBe(true)
  })

  it('answers lists and denials as any vault', async () => {
    const vault = await guardedVault()
    const answers = await vault.use([usage, { ...usage, customer: 'c-2' }])
    expect(answers.map(({ outcome }) => outcome)).toEqual(['permit', 'deny'])
  })

  it('is not what one gets unasked', async () => {
    const { vault } = await newVault()
    await vault.collect(collection)
    expect(await vault.use(usage)).toMatchObject({ view: { basic: { name: values.basic.name } } })
  })

  it('refuses a release that it doesn’t know', async () => {
    const options = { policy, store: memoryStore(), keys: memoryKeys(), release: 'gaurded' as 'guarded' }
    await expect(openVault(options)).rejects.toMatchObject({ failure: { kind: 'input/invalid' } })
  })

  it('says in its types which of the two it gives', async () => {
    const guarded = await permitted()
    expectTypeOf(guarded.view).toEqualTypeOf<{
      readonly [c: string]: { readonly [f: string]: Guarded<Json> }
    }>()
    const plain = await (await newVault()).vault.use(usage)
    if (plain.outcome === 'permit')
      expectTypeOf(plain.view).toEqualTypeOf<{ readonly [c: string]: { readonly [f: string]: Json } }>()
    // @ts-expect-error a guarded value is no text
    expect(() => guarded.view['basic']?.['name'].slice(1)).toThrow()
  })
})
