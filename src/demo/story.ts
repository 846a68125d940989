/** What does the demo tell? A company's customers come in, are served, marketed to, delivered to and forgotten, each step by the policy. */

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../core/instant'
import type { Locale } from '../core/locale'
import { fileKeys } from '../keys/file'
import { codeOf, replaceFile } from '../keys/file-write'
import { TutelaError } from '../core/error'
import { sqliteStore } from '../store/sqlite'
import { openVault } from '../vault/open'
import { arrive } from './arrive'
import { companyOf } from './company'
import { type StoreCounts, countStore } from './count-store'
import { layGroundwork, type Stage } from './groundwork'
import { readNorthwind } from './northwind'
import { type Progress, readProgress, writeProgress } from './progress'
import { lapseScene, sweepScene } from './scenes-of-ending'
import { sharingScene, withdrawalScene } from './scenes-of-sharing'
import { useScenes } from './scenes-of-use'
import { openSecret } from './secret'
import type { DemoSource } from './source'
import { syntheticSource } from './synthetic'
import { createTeller, type Teller } from './tell'
import { refusedLines, tellArrival, tellEnd, tellOpening } from './tell-figures'

/** How to tell it. */
export interface DemoOptions {
  /** The folder of the Northwind CSV files; synthetic customers where absent. */
  readonly data?: string
  /** How many synthetic customers; 300 unless told. */
  readonly customers?: number
  /** Where database and keys are kept; made where there is none. */
  readonly directory: string
  readonly locale: Locale
  readonly print: (line: string) => void
  readonly paint: Parameters<typeof createTeller>[2]
}

/** What stood at the end. */
export interface DemoResult {
  readonly database: string
  readonly counts: StoreCounts
  /** Faults found in the audit log. */
  readonly faults: number
}

/**
 * Tells the story from where it stands: a run that was cut short goes on with the scene it was in, and stores nothing twice.
 * Rejects with `input/*` for data that can't be read, and as stores and key rings do.
 */
export const runDemo = async (options: DemoOptions): Promise<DemoResult> => {
  const source = await sourceOf(options)
  await makeFolder(options.directory)
  const place = (name: string): string => join(options.directory, name)
  const progress = await startOf(place('progress.json'), source)
  const secret = await openSecret(place('demo-secret.txt'))
  const keys = await fileKeys({ path: place('vault.keys'), passphrase: secret.passphrase })
  const database = place('customers.db')
  const store = sqliteStore(database)
  const clock = { at: source.startsAt }
  const company = companyOf(source)
  const vault = await openVault({ policy: company.policy, store, keys, clock: () => clock.at })
  const tell = createTeller(options.locale, options.print, options.paint)
  try {
    await tellScenes({ company, vault, secret, clock, place }, tell, progress, place('progress.json'))
    await vault.sequence()
    const report = await vault.verify()
    const counts = await countStore(store)
    tellEnd(tell, { source, counts, report, database })
    return { database, counts, faults: report.faults.length }
  } finally {
    await vault.close()
  }
}

/** A scene, and when in the story it plays. */
interface Scene {
  readonly after: number
  readonly play: (stage: Stage, tell: Teller) => Promise<unknown>
}

const day = 86_400_000

const scenes: readonly Scene[] = [
  {
    after: 0,
    play: async (stage, tell) => tellOpening(tell, stage.company.source, await layGroundwork(stage)),
  },
  { after: 0, play: async (stage, tell) => arrivalScene(stage, tell) },
  { after: 1, play: useScenes },
  { after: 2, play: sharingScene },
  { after: 3, play: withdrawalScene },
  { after: 396, play: lapseScene },
  { after: 397, play: (stage, tell) => sweepScene(stage, tell, 'after a year') },
  { after: 2200, play: (stage, tell) => sweepScene(stage, tell, 'after six years') },
]

const tellScenes = async (stage: Stage, tell: Teller, progress: Progress, path: string): Promise<void> => {
  if (progress.scenes > 0)
    tell.say({
      en: `${progress.scenes} of ${scenes.length} scenes were told before; delete the folder to hear them again`,
      zh: `此前已讲 ${progress.scenes}/${scenes.length} 幕；删除该文件夹可重新开始`,
    })
  for (const [index, { after, play }] of scenes.entries()) {
    if (index < progress.scenes) continue
    stage.clock.at = progress.startsAt + after * day
    await play(stage, tell)
    await writeProgress(path, { ...progress, scenes: index + 1 })
  }
}

/** The customers come in, and a second person confirms what others wrote down (3.2.4). */
const arrivalScene = async (stage: Stage, tell: Teller): Promise<void> => {
  const arrival = await arrive(stage)
  let confirmed = 0
  for (const record of arrival.pending) {
    const answer = await stage.vault.review({
      actor: stage.company.staffIn('sales-manager'),
      record,
      verdict: 'confirmed',
    })
    if (answer.outcome === 'done') confirmed += 1
  }
  const path = stage.place('refused.txt')
  await replaceFile(path, refusedLines(stage.company.source, tell.locale))
  tellArrival(tell, stage.company.source, arrival, confirmed, path)
}

const sourceOf = async ({ data, customers }: DemoOptions): Promise<DemoSource> =>
  data === undefined
    ? syntheticSource(customers === undefined ? {} : { count: customers })
    : readNorthwind(data)

const startOf = async (path: string, source: DemoSource): Promise<Progress> => {
  const known = await readProgress(path)
  if (known !== undefined && known.source !== source.name) throw new TutelaError(otherStory(path))
  const startsAt: Instant = source.startsAt
  return known ?? { 'tutela-demo': 1, source: source.name, scenes: 0, startsAt }
}

const makeFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new TutelaError({
      kind: 'input/unreadable',
      message: `the folder can not be made (${codeOf(error) ?? 'no reason told'})`,
      remedy: 'give another `--directory`',
      where: { file: path },
    })
  }
}

const otherStory = (path: string) =>
  ({
    kind: 'input/invalid',
    message: 'the folder holds the story of other data',
    remedy: 'give another `--directory`, or delete this one',
    where: { file: path },
  }) as const
