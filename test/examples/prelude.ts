/** What do examples take for granted? A policy, a request and what is known about it, a vault, some keys and bytes: each under the name that examples use. */

import { createLogKey, logSigner, logVerifier } from '../../src/audit/ed25519'
import { type LogSource, writeExport } from '../../src/audit/export'
import { hashOfLeaf } from '../../src/audit/leaf'
import type { LogEntry } from '../../src/audit/log-fault'
import { proofText } from '../../src/audit/proof-text'
import type { ReadTiles } from '../../src/audit/prove'
import type { Witness } from '../../src/audit/witness'
import { endOfTime } from '../../src/core/instant'
import { runWork } from '../../src/core/work'
import { createDataKey } from '../../src/crypto/envelope'
import { sealToPublicKey } from '../../src/crypto/hpke'
import { createKeyPair } from '../../src/crypto/key-pair'
import { contentBytes, hashOf, packageInfo, writePackage } from '../../src/crypto/package'
import type { ItemMark } from '../../src/data/category'
import type { Evidence } from '../../src/data/evidence'
import { noEvidence } from '../../src/data/evidence'
import type { PackageManifest } from '../../src/data/package'
import type { RecordSummary } from '../../src/data/record'
import type { UseRequest } from '../../src/data/request'
import { planDataset } from '../../src/dataset/plan'
import type { KnowReport } from '../../src/govern/know-report'
import { memoryKeys } from '../../src/keys/memory'
import { definePolicy } from '../../src/policy/define'
import { standardPolicy } from '../../src/policy/standard'
import { memoryStore } from '../../src/store/memory'
import { openVault } from '../../src/vault/open'

export const policy = definePolicy(
  standardPolicy({
    organization: 'Acme',
    transactionYears: 5,
    recipients: { carrier: { country: 'CN' } },
  }),
)
export const { document } = policy
export const at = Date.UTC(2026, 0, 31)
const term = { fromAt: at - 86_400_000, untilAt: at + 86_400_000 }
export const actor = {
  kind: 'staff',
  id: 'e-1',
  department: 'sales',
  position: 'sales-representative',
} as const
export const request: UseRequest = {
  actor,
  customer: 'c-1001',
  purpose: 'delivery',
  items: ['basic.phone'],
  manner: 'screen',
}

const notice = { id: 'n-1', hash: 'a'.repeat(64), language: 'zh' } as const
const purposes = ['service', 'delivery']

/** All is in order, but nobody approved the delivery's use. */
export const evidence: Evidence = {
  ...noEvidence,
  age: 'adult',
  notices: [
    {
      ...notice,
      ...term,
      parts: { purpose: 'p', scope: 's', manner: 'm', protection: 'p', rights: 'r' },
      purposes,
      items: Object.keys(document.items),
    },
  ],
  consents: [
    {
      ...term,
      id: 'k-1',
      customer: 'c-1001',
      controller: 'Acme',
      notice,
      purposes,
      items: Object.keys(document.items).map((item) => ({ item, necessary: true })),
      recipients: [],
      crossBorder: false,
      separate: true,
      channel: 'website',
      act: 'ticked',
      bundled: false,
      inducement: false,
      conditionFor: [],
      givenBy: 'customer',
      state: 'given',
      givenAt: at - 1000,
      withdrawal: 'anywhere',
    },
  ],
  undertakings: (['confidentiality', 'training'] as const).map((kind) => ({
    id: kind,
    kind,
    party: 'e-1',
    ...term,
  })),
}

export const record: RecordSummary = {
  id: 'r-1',
  customer: 'c-1001',
  category: 'basic',
  items: ['basic.name', 'basic.phone'],
  purposes,
  channel: 'website',
  consents: ['k-1'],
  capturedAt: at - 1000,
  enteredAt: at - 1000,
  enteredBy: 'e-1',
  review: 'not-needed',
  events: { 'last-transaction': Date.UTC(2026, 0, 30) },
}

export const store = memoryStore()

/** A log's key, a vault whose log is signed by it, and what comes of its first event. */
export const { secretKey, publicKey: logPublicKey } = createLogKey('example.com/customers')
export const verifier = logVerifier(logPublicKey)
export const vault = await openVault({
  policy,
  store: memoryStore(),
  keys: memoryKeys(),
  signer: logSigner(secretKey),
})
await vault.use({ actor, customer: 'c-1001', purpose: 'delivery', items: ['basic.phone'] })
export const checkpoint = await vault.checkpoint()
export const proofOfEvent = proofText(await vault.proveEvent(0))
export const leaf = hashOfLeaf('{}')
export const entries: readonly LogEntry[] = []
export const log: LogSource = { notes: [checkpoint.note], read: async () => undefined }
const lines: string[] = []
await writeExport(log, (line) => lines.push(line))
export const exported = `${lines.join('\n')}\n`
export const readTiles: ReadTiles = async (places) =>
  places.map((tile) => ({ ...tile, hashes: new Uint8Array(8 * 32) }))
export const witness: Witness = { list: async () => [], add: async () => undefined }
export const url = 'http://127.0.0.1:9/'

export const rows = Array.from({ length: 20 }, (_, index) => ({
  age: 30,
  home: '浙江省杭州市西湖区',
  customer: `c-${index}`,
}))
export const customersCsv = {
  async *[Symbol.asyncIterator]() {
    yield new TextEncoder().encode('手机号\n13800138000\n')
  },
}
const planned = planDataset({ policy, purpose: 'service', mapping: { 手机号: 'basic.phone' } })
if (planned.outcome !== 'permit') throw new Error('figures alone')
export const plan = planned

export const mark: ItemMark = {
  label: { en: 'Badge', zh: '胸卡' },
  sensitivity: 'personal',
  view: 'masked',
  mask: 'whole',
}
export const pseudonym = (): string => 'P-1'

export const [key, root, epochKey, dataKey] = [
  createDataKey(),
  createDataKey(),
  createDataKey(),
  createDataKey(),
] as const
export const place = {
  table: 'record',
  customer: 'c-1',
  category: 'basic',
  record: 'r-1',
  version: 1,
  key: 'k-1',
} as const
export const plaintext = new TextEncoder().encode('138 0013 8000')
export const info = new TextEncoder().encode('tutela/example/v1')
export const { publicKey, privateKey } = createKeyPair()

const content = [{ customer: 'P-1', records: [] }]
const manifest: PackageManifest = {
  id: 'p-1',
  organization: 'Acme',
  recipient: 'carrier',
  key: 'key-1',
  agreement: 'ag-1',
  purpose: 'delivery',
  manner: 'package',
  items: [],
  customers: 1,
  issuedAt: at,
  untilAt: endOfTime,
  contentHash: hashOf(contentBytes(content)),
}

/** A package that can be opened with the private key. */
export const bytes = writePackage(
  manifest,
  await runWork(
    sealToPublicKey({ publicKey, info: packageInfo(manifest), plaintext: contentBytes(content) }),
  ),
)

/** A know-report of a customer of whom nothing else is known. */
export const report: KnowReport = {
  organization: 'Acme',
  policy: '1',
  customer: 'c-1001',
  at,
  timeZone: 'Asia/Shanghai',
  records: [],
  purposes: [],
  notices: [],
  consents: [],
  choices: [],
  uses: [],
  disclosures: [],
  requests: [],
  names: { departments: {}, channels: {}, purposes: {}, items: {}, recipients: {} },
}
