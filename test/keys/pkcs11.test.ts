/**
 * Does the ring of a token keep the contract, on SoftHSM2? The binding is looked for where TUTELA_PKCS11JS says, or among the
 * installed packages; where it or the token's program is missing, these tests are skipped, and that is told in a line.
 */

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isTutelaError } from '../../src/core/error'
import { pkcs11Keys, type TokenModule } from '../../src/keys/pkcs11'
import { describeKeyRing } from '../../src/testing/key-ring'

interface Binding extends TokenModule {
  load(path: string): void
  C_Initialize(): void
  C_Finalize(): void
  C_DestroyObject(session: Buffer, object: Buffer): void
  C_SetAttributeValue(session: Buffer, object: Buffer, template: { type: number; value: Buffer }[]): void
}

const libraries = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so']
const library = process.env['TUTELA_SOFTHSM2'] ?? libraries.find((path) => existsSync(path))

const findBinding = (): (new () => Binding) | undefined => {
  try {
    return createRequire(import.meta.url)(process.env['TUTELA_PKCS11JS'] ?? 'pkcs11js').PKCS11
  } catch (error) {
    if (process.env['TUTELA_PKCS11JS'] !== undefined) throw error
    return undefined
  }
}

const Binding = findBinding()
const isThere = Binding !== undefined && library !== undefined
if (!isThere) console.log('no SoftHSM2, or no `pkcs11js`: the tests of key rings on tokens are skipped')

const pin = '4711-0815'

/** A token of its own in a folder that goes with the tests. */
const startToken = (): Binding => {
  if (Binding === undefined || library === undefined) throw new Error('skipped')
  const folder = mkdtempSync(join(tmpdir(), 'tutela-token-'))
  mkdirSync(join(folder, 'tokens'))
  writeFileSync(join(folder, 'softhsm2.conf'), `directories.tokendir = ${join(folder, 'tokens')}\n`)
  process.env['SOFTHSM2_CONF'] = join(folder, 'softhsm2.conf')
  execFileSync('softhsm2-util', [
    ...['--init-token', '--free', '--label', 'vault', '--pin', pin, '--so-pin', pin],
  ])
  const module = new Binding()
  module.load(library)
  module.C_Initialize()
  afterAll(() => {
    module.C_Finalize()
    rmSync(folder, { recursive: true, force: true })
  })
  return module
}

describe.runIf(isThere)('on SoftHSM2', () => {
  const module = isThere ? startToken() : undefined
  let count = 0
  const options = (changes: object = {}) => {
    if (module === undefined) throw new Error('skipped')
    return { module, token: 'vault', pin, label: `ring ${count}`, ...changes }
  }
  const create = () => {
    count += 1
    return pkcs11Keys(options({ create: true }))
  }

  describeKeyRing('token', create)

  const kindOf = async (changes: object): Promise<string> => {
    try {
      await pkcs11Keys(options(changes))
      return 'opened'
    } catch (error) {
      if (!isTutelaError(error)) throw error
      expect(JSON.stringify([error.failure, String(error)])).not.toContain(pin)
      return error.failure.kind
    }
  }

  it('opens the same ring again, and seals what it opened before', async () => {
    const made = await create()
    const key = new Uint8Array(32).fill(7)
    const sealed = await made.sealEpoch('e-1', key)
    const root = await made.indexRoot()
    await made.close()
    const again = await pkcs11Keys(options())
    expect(await again.openEpoch('e-1', sealed)).toEqual(key)
    expect(await again.indexRoot()).toEqual(root)
    const also = await pkcs11Keys(options({ create: true }))
    expect(await also.indexRoot()).toEqual(root)
  })

  it('makes no ring unless told to, and knows no other token', async () => {
    expect(await kindOf({ label: 'nobody made it' })).toBe('key/missing')
    expect(await kindOf({ token: 'another' })).toBe('key/missing')
  })

  it('keeps the sealing key in the token, and the secrets sealed', async () => {
    const made = await create()
    const root = Buffer.from(await made.indexRoot())
    const { module: token, label } = options()
    const [slot] = token.C_GetSlotList(true)
    if (slot === undefined) throw new Error('no slot')
    const session = token.C_OpenSession(slot, 6)
    token.C_Login(session, 1, pin)
    const find = (objectClass: number) => {
      token.C_FindObjectsInit(session, [
        { type: 0, value: objectClass },
        { type: 3, value: label },
      ])
      const found = token.C_FindObjects(session, 9)
      token.C_FindObjectsFinal(session)
      return found
    }
    const [key] = find(4)
    const [data] = find(0)
    if (key === undefined || data === undefined) throw new Error('nothing there')
    expect(() => token.C_GetAttributeValue(session, key, [{ type: 0x11 }])).toThrow('SENSITIVE')
    const [kept] = token.C_GetAttributeValue(session, data, [{ type: 0x11 }])
    if (!Buffer.isBuffer(kept?.value)) throw new Error('no value')
    expect(kept.value.includes(root)).toBe(false)
    // what was changed in the token does not open, and two under one label are none
    const changed = Buffer.from(kept.value)
    changed[30] = (changed[30] ?? 0) ^ 1
    token.C_DestroyObject(session, data)
    const put = (value: Buffer) =>
      token.C_CreateObject(session, [
        { type: 0, value: 0 },
        { type: 3, value: label },
        { type: 1, value: true },
        { type: 2, value: true },
        { type: 0x11, value },
      ])
    const first = put(changed)
    expect(await kindOf({})).toBe('key/corrupt')
    token.C_DestroyObject(session, first)
    put(kept.value)
    expect(await kindOf({})).toBe('opened')
    put(kept.value)
    expect(await kindOf({})).toBe('key/corrupt')
    token.C_CloseSession(session)
  })

  it('is refused with another PIN', async () => {
    await create()
    expect(await kindOf({ pin: '0000-0000' })).toBe('key/passphrase')
  })
})

describe('a token that fails', () => {
  const failing = (call: string): TokenModule =>
    new Proxy(Object.create(null), {
      get: (_, name) =>
        name === call
          ? () => {
              throw new Error('CKR_DEVICE_ERROR:48 4711-0815')
            }
          : name === 'C_GetSlotList'
            ? () => [Buffer.alloc(8)]
            : name === 'C_GetTokenInfo'
              ? () => ({ label: 'vault   ' })
              : () => [],
    })

  it.each([
    'C_GetSlotList',
    'C_GetTokenInfo',
    'C_OpenSession',
    'C_Login',
    'C_FindObjectsInit',
    'C_FindObjects',
  ])('at %s is one typed failure that tells nothing', async (call) => {
    const opening = pkcs11Keys({ module: failing(call), token: 'vault', pin })
    await expect(opening).rejects.toMatchObject({ failure: { kind: 'key/unavailable' } })
    await expect(opening).rejects.not.toThrow('4711')
  })
})
