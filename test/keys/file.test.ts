/** Does a key file keep the ring's secrets, whole, under its passphrase alone? */

import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runWork } from '../../src/core/work'
import { platformRandom } from '../../src/crypto/random'
import { changePassphrase, fileKeys } from '../../src/keys/file'
import { openFileRing, resealFile } from '../../src/keys/file-ring'
import type { KeyRing } from '../../src/keys/key-ring'
import { describeKeyRing } from '../../src/testing/key-ring'

const passphrase = 'four words chosen by dice'
const cheap = { N: 1024, r: 8, p: 1 } as const
let folder = ''
let files = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tutela-keys-'))
})
afterAll(() => rm(folder, { recursive: true }))

const freshPath = (): string => join(folder, `${(files += 1)}.keys`)
const cheapKeys = (path: string, given = passphrase): Promise<KeyRing> =>
  runWork(openFileRing({ path, passphrase: given, cost: cheap, random: platformRandom }))
const failure = (kind: string): object => ({ failure: { kind } })

describeKeyRing('file', () => cheapKeys(freshPath()))

describe('key file (4.2.4)', () => {
  it('opens again with the same keys, and what was sealed before opens', async () => {
    const path = freshPath()
    const first = await fileKeys({ path, passphrase })
    const sealed = await first.sealEpoch('e-1', new Uint8Array(32).fill(3))
    const roots = [await first.publicKey(), await first.indexRoot(), await first.pseudonymRoot()]
    await first.close()
    const second = await fileKeys({ path, passphrase })
    expect(await second.openEpoch('e-1', sealed)).toEqual(new Uint8Array(32).fill(3))
    expect([await second.publicKey(), await second.indexRoot(), await second.pseudonymRoot()]).toEqual(roots)
  })

  it('guards the passphrase with scrypt at N 131072, r 8, p 1, which a later opening must pay too', async () => {
    const path = freshPath()
    await fileKeys({ path, passphrase })
    const file = JSON.parse(await readFile(path, 'utf8'))
    expect(file).toMatchObject({ 'tutela-keys': 1, kdf: { name: 'scrypt', N: 131_072, r: 8, p: 1 } })
    expect(Object.keys(file).sort()).toEqual(['checksum', 'kdf', 'sealed', 'tutela-keys'])
  })

  it('is readable by its owner alone and leaves no draft beside it', async () => {
    const path = freshPath()
    await cheapKeys(path)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await readdir(folder)).filter((name) => name.endsWith('.draft'))).toEqual([])
  })

  it('holds no root in clear', async () => {
    const path = freshPath()
    const ring = await cheapKeys(path)
    const text = await readFile(path, 'utf8')
    const sealed = Buffer.from(JSON.parse(text).sealed, 'base64')
    for (const root of [await ring.indexRoot(), await ring.pseudonymRoot()])
      expect(sealed.includes(Buffer.from(root.slice(0, 8)))).toBe(false)
  })

  it('refuses another passphrase as `key/passphrase`, naming the file and no passphrase', async () => {
    const path = freshPath()
    await cheapKeys(path)
    for (const wrong of ['four words chosen by Dice', 'another passphrase', '', 'short'])
      await expect(cheapKeys(path, wrong)).rejects.toMatchObject(failure('key/passphrase'))
    const error: unknown = await cheapKeys(path, 'four words chosen by Dice').catch(
      (reason: unknown) => reason,
    )
    expect(String(error)).toContain(path)
    expect(String(error)).not.toContain('Dice')
  })

  it('opens for a passphrase that another keyboard composed of other characters', async () => {
    const path = freshPath()
    await cheapKeys(path, 'caf\u00e9 au lait \ufb01n')
    await (await cheapKeys(path, 'cafe\u0301 au lait fin')).close()
  })

  it('is not created under a passphrase of fewer than 12 characters', async () => {
    const path = freshPath()
    for (const short of ['', 'elevenchars', '😀😀😀😀😀😀'])
      await expect(fileKeys({ path, passphrase: short })).rejects.toMatchObject(failure('key/passphrase'))
    await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('is `key/corrupt` with any character changed, cut or added, and never opens', async () => {
    const path = freshPath()
    await cheapKeys(path)
    const text = await readFile(path, 'utf8')
    const damage = freshPath()
    const damaged = [
      ...[...text.trimEnd()]
        .keys()
        .map((at) => `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`),
      ...[...text.trimEnd()].keys().map((length) => text.slice(0, length)),
      `${text}{}`,
      '[]',
      'null',
      'x'.repeat(1_000_000),
    ]
    for (const content of damaged) {
      await writeFile(damage, content)
      await expect(cheapKeys(damage)).rejects.toMatchObject(failure('key/corrupt'))
    }
    expect(damaged.length).toBeGreaterThan(600)
  })

  it('is `key/unavailable` where it can not be read or created', async () => {
    await expect(cheapKeys(folder)).rejects.toMatchObject(failure('key/unavailable'))
    await expect(cheapKeys(join(folder, 'none', 'a.keys'))).rejects.toMatchObject(failure('key/unavailable'))
    const broken = { path: freshPath(), passphrase, cost: cheap, random: () => new Uint8Array(3) }
    await expect(runWork(openFileRing(broken))).rejects.toMatchObject(failure('key/unavailable'))
    await expect(stat(broken.path)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('opens under a changed passphrase alone, with the same keys', async () => {
    const path = freshPath()
    const before = await (await cheapKeys(path)).indexRoot()
    await changePassphrase(path, passphrase, 'four other words by dice')
    await expect(cheapKeys(path)).rejects.toMatchObject(failure('key/passphrase'))
    expect(await (await cheapKeys(path, 'four other words by dice')).indexRoot()).toEqual(before)
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  it('stays as it was when a change of passphrase is refused', async () => {
    const path = freshPath()
    await cheapKeys(path)
    const text = await readFile(path, 'utf8')
    const change = (old: string, given: string): Promise<void> =>
      runWork(resealFile({ path, passphrase: given, cost: cheap, random: platformRandom }, old))
    await expect(change('not the passphrase', passphrase)).rejects.toMatchObject(failure('key/passphrase'))
    await expect(change(passphrase, 'short')).rejects.toMatchObject(failure('key/passphrase'))
    expect(await readFile(path, 'utf8')).toBe(text)
    await expect(changePassphrase(freshPath(), passphrase, passphrase)).rejects.toMatchObject(
      failure('key/missing'),
    )
  })

  it('keeps a link to it a link when the passphrase changes', async () => {
    const [path, alias] = [freshPath(), freshPath()]
    await cheapKeys(path)
    await symlink(path, alias)
    await runWork(
      resealFile(
        { path: alias, passphrase: `${passphrase} too`, cost: cheap, random: platformRandom },
        passphrase,
      ),
    )
    await (await cheapKeys(path, `${passphrase} too`)).close()
  })
})
