/**
 * What runs a policy or a form that is written as code? A thread of its own, so that what never returns can be ended; its text stands
 * here, since a thread is started from a text that needs no loader. It hands back plain data and never what the code printed.
 */

/** What the thread says once, and then ends. */
export type CodeReport =
  | { readonly kind: 'policy'; readonly document: unknown; readonly hasOwnCategories: boolean }
  | {
      readonly kind: 'forms'
      readonly forms: readonly { readonly name: string; readonly schema: string }[]
    }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'failure'; readonly failure: unknown }
  | { readonly kind: 'thrown'; readonly name: string; readonly code: string; readonly place: string }

/** What the thread is told. */
export interface CodeTask {
  readonly file: string
  /** Where jiti and zod are, since a thread made of a text knows no place of its own. */
  readonly jiti: string
  readonly zod: string
  readonly standard: readonly string[]
}

/** The text of the thread. */
export const codeWorker = `
const { parentPort, workerData } = require('node:worker_threads')
const { file, jiti, zod, standard } = workerData
const isObject = (value) => typeof value === 'object' && value !== null
const isPolicy = (value) => isObject(value) && isObject(value.document) && isObject(value.tables)
const isDocument = (value) => isObject(value) && !value._zod && ('extends' in value || 'purposes' in value)
const isForm = (value) => isObject(value) && isObject(value._zod) && value._zod.def?.type === 'object'
const framePlace = /(?:\\(|at |^)(?:file:\\/\\/)?((?:[A-Za-z]:)?[^():]+):(\\d+):(\\d+)\\)?$/
const placeOf = (error) => {
  const syntax = /^\\s*(\\S.*):(\\d+):(\\d+)\\s*$/m.exec(/ParseError/.test(String(error?.message)) ? error.message : '')
  // a parser counts columns from 0, a stack from 1
  if (syntax) return [syntax[1], syntax[2], Number(syntax[3]) + 1].join(':')
  const frames = String(error?.stack ?? '').split('\\n').map((line) => framePlace.exec(line.trim()))
  const own = frames.find((frame) => frame && !/node_modules|^node:|jiti/.test(frame[1]))
  return own ? own.slice(1).join(':') : ''
}
const tell = (report) => {
  try {
    parentPort.postMessage(report)
  } catch {
    parentPort.postMessage({ kind: 'thrown', name: 'DataCloneError', code: 'not-plain', place: '' })
  }
}
const formsOf = (all) => {
  const z = require(zod)
  return all.filter(([, value]) => isForm(value)).map(([name, value]) => ({
    name,
    schema: JSON.stringify(z.toJSONSchema(value, { io: 'input', unrepresentable: 'any' })),
  }))
}
const run = async () => {
  const { createJiti } = require(jiti)
  const loaded = await createJiti(file, { fsCache: false, moduleCache: false }).import(file)
  const all = Object.entries(loaded ?? {})
  const values = [loaded?.default, loaded?.policy, ...all.map(([, value]) => value)]
  const policy = values.find(isPolicy)
  if (policy) {
    const own = [...policy.categories.values()].some(
      ({ name, items }) => !Object.keys(items).every((field) => standard.includes(name + '.' + field)),
    )
    return tell({ kind: 'policy', document: policy.document, hasOwnCategories: own })
  }
  const document = values.slice(0, 2).find(isDocument)
  if (document) return tell({ kind: 'policy', document, hasOwnCategories: false })
  const forms = formsOf(all)
  tell(forms.length > 0 ? { kind: 'forms', forms } : { kind: 'nothing' })
}
run().catch((error) => {
  const failure = isObject(error) ? error.failure : undefined
  if (isObject(failure) && error.name === 'TutelaError') return tell({ kind: 'failure', failure })
  const code = typeof error?.code === 'string' ? error.code : ''
  tell({
    kind: 'thrown',
    name: /ParseError/.test(String(error?.message)) ? 'SyntaxError' : String(error?.name ?? 'Error').slice(0, 64),
    code,
    place: placeOf(error),
  })
})
`
