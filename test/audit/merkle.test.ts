/** Are roots, proofs and tiles those of the standard: on its published leaves, and on random trees against its bare definitions? */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from '../../src/audit/bytes'
import { emptyTree, growTree, rootOf } from '../../src/audit/merkle'
import { provesConsistency, provesInclusion } from '../../src/audit/proof'
import { proveConsistency, proveInclusion, type ReadTiles, rootFromTiles } from '../../src/audit/prove'
import { growTiles, openTiles, type Tile, tilePath } from '../../src/audit/tiles'
import { naiveLeaf, naivePath, naiveProof, naiveRoot, naiveTile } from './naive-tree'

const seed = 6962
const trees = process.env.TUTELA_SOAK === undefined ? 2_000 : 100_000

const vectors: {
  readonly empty: string
  readonly leaves: readonly string[]
  readonly roots: readonly string[]
} = JSON.parse(readFileSync(join(import.meta.dirname, '../vectors/rfc6962-merkle.json'), 'utf8'))

const leavesOf = (size: number, mark = 0): readonly Uint8Array[] =>
  Array.from({ length: size }, (_, index) => Uint8Array.of(mark, index, index >> 8))

/** Tiles that grow in memory, and how often they are asked for. */
const createTiles = () => {
  const tiles = new Map<string, Tile>()
  let size = 0
  let asked = 0
  const at = (level: number, number: number): Tile | undefined => tiles.get(`${level}/${number}`)
  const read: ReadTiles = async (places) => {
    asked += places.length
    return places.flatMap(({ level, number }) => at(level, number) ?? [])
  }
  return {
    tiles,
    read,
    asked: () => asked,
    grow: (leaves: readonly Uint8Array[]) => {
      const open = openTiles(size).flatMap(({ level, number }) => at(level, number) ?? [])
      for (const tile of growTiles(size, open, leaves)) tiles.set(`${tile.level}/${tile.number}`, tile)
      size += leaves.length
    },
  }
}

const parts = fc.array(fc.nat(90), { minLength: 1, maxLength: 5 })

describe('a tree', () => {
  it('has the published root after each of the published leaves', () => {
    expect(toHex(rootOf(emptyTree))).toBe(vectors.empty)
    const hashes = vectors.leaves.map((leaf) => naiveLeaf(fromHex(leaf) ?? new Uint8Array(0)))
    hashes.forEach((_, index) => {
      expect(toHex(rootOf(growTree(emptyTree, hashes.slice(0, index + 1))))).toBe(vectors.roots[index])
    })
    expect(vectors.roots).toHaveLength(8)
  })

  it('has the root, the proofs and the tiles of the definitions, however it grew', async () => {
    await fc.assert(
      fc.asyncProperty(parts, fc.nat(), fc.nat(), async (sizes, first, second) => {
        const size = sizes.reduce((sum, each) => sum + each, 0)
        const leaves = leavesOf(size)
        const hashes = leaves.map(naiveLeaf)
        const store = createTiles()
        let [tree, from] = [emptyTree, 0]
        for (const part of sizes) {
          const more = hashes.slice(from, from + part)
          tree = growTree(tree, more)
          store.grow(more)
          from += part
        }
        const root = naiveRoot(leaves)
        expect(toHex(rootOf(tree))).toBe(toHex(root))
        for (const { level, number, hashes: held } of store.tiles.values())
          expect(toHex(held)).toBe(naiveTile(level, number, leaves).map(toHex).join(''))
        if (size === 0) return
        expect(toHex(await rootFromTiles(store.read, size))).toBe(toHex(root))
        const [position, before] = [first % size, second % (size + 1)]
        const inclusion = await proveInclusion(store.read, position, size)
        expect(inclusion.hashes.map(toHex)).toEqual(naivePath(position, leaves).map(toHex))
        expect(provesInclusion(inclusion, hashes[position] ?? root, root)).toBe(true)
        const consistency = await proveConsistency(store.read, before, size)
        expect(consistency.hashes.map(toHex)).toEqual(
          before === 0 ? [] : naiveProof(before, leaves).map(toHex),
        )
        expect(provesConsistency(consistency, naiveRoot(leaves.slice(0, before)), root)).toBe(true)
      }),
      { seed, numRuns: trees },
    )
  }, 3_600_000)

  it('proves every leaf and every earlier size of itself, and nothing else', async () => {
    for (let size = 1; size <= 33; size += 1) {
      const leaves = leavesOf(size)
      const store = createTiles()
      store.grow(leaves.map(naiveLeaf))
      const root = naiveRoot(leaves)
      const other = naiveRoot(leavesOf(size, 1))
      for (let position = 0; position < size; position += 1) {
        const proof = await proveInclusion(store.read, position, size)
        for (let claimed = 0; claimed < size; claimed += 1) {
          const leaf = naiveLeaf(leaves[claimed] ?? root)
          expect(provesInclusion(proof, leaf, root)).toBe(claimed === position)
          expect(provesInclusion({ ...proof, position: claimed }, leaf, root)).toBe(claimed === position)
        }
        const leaf = naiveLeaf(leaves[position] ?? root)
        expect(provesInclusion(proof, leaf, other)).toBe(false)
        // a path too short for the size that it claims leads to a subtree's root
        expect(provesInclusion({ ...proof, size: size * 4 }, leaf, root)).toBe(false)
        expect(provesInclusion({ ...proof, hashes: [...proof.hashes, root] }, leaf, root)).toBe(false)
        if (size > 1)
          expect(provesInclusion({ ...proof, hashes: proof.hashes.slice(1) }, leaf, root)).toBe(false)
      }
      for (let before = 1; before < size; before += 1) {
        const proof = await proveConsistency(store.read, before, size)
        const early = naiveRoot(leaves.slice(0, before))
        expect(provesConsistency(proof, early, root)).toBe(true)
        for (const [from, to] of [
          [early, other],
          [naiveRoot(leavesOf(before, 1)), root],
          [root, early],
        ] as const)
          expect(provesConsistency(proof, from, to)).toBe(false)
        expect(provesConsistency({ ...proof, before: before + 1 }, early, root)).toBe(false)
        expect(provesConsistency({ ...proof, size: size * 4 }, early, root)).toBe(false)
        expect(provesConsistency({ ...proof, hashes: proof.hashes.slice(1) }, early, root)).toBe(false)
        expect(provesConsistency({ ...proof, hashes: [...proof.hashes, root] }, early, root)).toBe(false)
      }
      expect(provesConsistency({ before: size, size, hashes: [] }, root, other)).toBe(false)
    }
  })

  it('takes no nonsense for a proof', () => {
    const hash = new Uint8Array(32)
    for (const position of [-1, 1, 0.5, Number.NaN])
      expect(provesInclusion({ position, size: 1, hashes: [] }, hash, hash)).toBe(false)
    for (const before of [-1, 2, 0.5, Number.NaN])
      expect(provesConsistency({ before, size: 1, hashes: [] }, hash, hash)).toBe(false)
    expect(provesInclusion({ position: 0, size: 2, hashes: [new Uint8Array(31)] }, hash, hash)).toBe(false)
    expect(provesInclusion({ position: 0, size: 1, hashes: [] }, new Uint8Array(31), hash)).toBe(false)
  })
})

describe('tiles', () => {
  it('prove leaves of a log of 70,000 from a few of them, through three levels', async () => {
    const size = 70_000
    const hashes = leavesOf(size).map((_, index) => naiveLeaf(Uint8Array.of(index, index >> 8, index >> 16)))
    const store = createTiles()
    store.grow(hashes)
    // what the specification says of a tree of this size
    expect(store.tiles.size).toBe(273 + 1 + 1 + 1 + 1)
    expect(store.tiles.get('0/273')?.hashes).toHaveLength(112 * 32)
    expect(store.tiles.get('1/1')?.hashes).toHaveLength(17 * 32)
    expect(store.tiles.get('2/0')?.hashes).toHaveLength(32)
    const root = rootOf(growTree(emptyTree, hashes))
    for (const position of [0, 255, 256, 65_535, 65_536, 69_999]) {
      const before = store.asked()
      const proof = await proveInclusion(store.read, position, size)
      expect(store.asked() - before).toBeLessThanOrEqual(5)
      expect(provesInclusion(proof, hashes[position] ?? root, root)).toBe(true)
    }
    const proof = await proveConsistency(store.read, 65_537, size)
    expect(provesConsistency(proof, rootOf(growTree(emptyTree, hashes.slice(0, 65_537))), root)).toBe(true)
  })

  it('that are missing or short make no proof', async () => {
    const store = createTiles()
    store.grow(leavesOf(600).map(naiveLeaf))
    expect(() => growTiles(600, [], [new Uint8Array(32)])).toThrow('hashes of the log are missing')
    await expect(proveInclusion(async () => [], 3, 600)).rejects.toThrow('hashes of the log are missing')
    await expect(proveInclusion(store.read, 600, 600)).rejects.toThrow('no such position')
    await expect(proveConsistency(store.read, 601, 600)).rejects.toThrow('no such size')
    await expect(proveInclusion(store.read, 3, 700)).rejects.toThrow('hashes of the log are missing')
  })

  it('have the paths of the specification', () => {
    expect(tilePath({ level: 0, number: 1_234_067 })).toBe('tile/0/x001/x234/067')
    expect(tilePath({ level: 2, number: 0 }, 1)).toBe('tile/2/000.p/1')
    expect(tilePath({ level: 1, number: 999 }, 256)).toBe('tile/1/999')
  })
})
