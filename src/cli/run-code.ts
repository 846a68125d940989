/** What does a file of code hold, a policy or forms? It runs in a thread with a limit of time and of memory; every way to fail is one message. */

import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isAbsolute, relative, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { TutelaError, type Where } from '../core/error'
import { standardCategories } from '../data/categories/standard'
import { failureOf } from './code-failure'
import { type CodeReport, codeWorker } from './code-worker'

/** What a file of code holds. */
export type CodeHeld =
  | { readonly kind: 'policy'; readonly document: unknown; readonly hasOwnCategories: boolean }
  | { readonly kind: 'forms'; readonly forms: readonly { readonly name: string; readonly schema: string }[] }

/** Does a name stand for code? */
export const isCode = (file: string): boolean => /\.[cm]?[jt]s$/.test(file)

/** Milliseconds that a file may run. */
export const codeLimit = 10_000

/** Megabytes that it may hold. */
const memoryLimit = 512

const modules = createRequire(import.meta.url)

/**
 * Runs a file; `named` is how it is told where it isn't read from its own place. Rejects with `policy/unsound` as `definePolicy`
 * throws it, and with `input/unreadable` where the code doesn't compile, throws, never returns, or exports neither.
 */
export const runCode = async (file: string, named = file, limit = codeLimit): Promise<CodeHeld> => {
  if (!existsSync(file)) throw unreadable('there is no such file', 'check the path', { file: named })
  const report = await reportOf(resolve(file), limit, named)
  switch (report.kind) {
    case 'policy':
    case 'forms':
      return report
    case 'nothing':
      throw unreadable(
        'the file exports neither a policy nor a form',
        'export the policy as the default, or forms as objects of zod 4',
        { file: named },
      )
    case 'failure':
      throw new TutelaError(failureOf(report.failure, named))
    case 'thrown':
      throw thrown(report, file, named)
  }
}

const reportOf = (file: string, limit: number, named: string): Promise<CodeReport> =>
  new Promise((done, fail) => {
    const standard = standardCategories.flatMap(({ items }) => Object.values(items).map(({ name }) => name))
    const worker = new Worker(codeWorker, {
      eval: true,
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: memoryLimit },
      workerData: { file, jiti: modules.resolve('jiti'), zod: modules.resolve('zod'), standard },
    })
    const timer = setTimeout(() => {
      end(() =>
        fail(
          unreadable(
            `the code did not return within ${limit / 1000} seconds, and was ended`,
            'find the loop or the wait in it; a policy only declares',
            { file: named, line: 1, column: 1 },
          ),
        ),
      )
    }, limit)
    const end = (tell: () => void): void => {
      clearTimeout(timer)
      worker.removeAllListeners()
      void worker.terminate().then(tell, tell)
    }
    worker.once('message', (report: CodeReport) => end(() => done(report)))
    worker.once('error', () =>
      end(() =>
        fail(
          unreadable(
            `the code broke off; it may hold at most ${memoryLimit} MB`,
            'let it declare the policy, and no more',
            { file: named, line: 1, column: 1 },
          ),
        ),
      ),
    )
    worker.once('exit', () =>
      end(() =>
        fail(
          unreadable(
            'the code ended before it exported anything',
            'take `process.exit` and waits that never end out of it',
            { file: named, line: 1, column: 1 },
          ),
        ),
      ),
    )
  })

type Thrown = Extract<CodeReport, { readonly kind: 'thrown' }>

/** What code throws may say anything, so its place and its kind are told and not its words. */
const thrown = ({ name, code, place }: Thrown, file: string, named: string): TutelaError => {
  const where = whereOf(place, file, named, name === 'SyntaxError')
  if (name === 'SyntaxError')
    return unreadable('the code does not compile', 'mend what stands at this place', where)
  if (code === 'not-plain')
    return unreadable('the policy is no plain data', 'export what `definePolicy` gives', { file: named })
  if (/MODULE_NOT_FOUND/.test(code))
    return unreadable('the code imports what is not there', 'install it, or mend the path', where)
  const kind = /^[A-Za-z]{1,40}$/.test(name) ? ` (${name})` : ''
  return unreadable(
    `the code threw an error${kind}`,
    'mend it at this place; its words are not repeated',
    where,
  )
}

const whereOf = (place: string, file: string, named: string, isCompiled: boolean): Where => {
  const parts = /^(.*):(\d+):(\d+)$/.exec(place)
  if (parts === null) return { file: named, line: 1, column: 1 }
  const [path = '', line, column] = parts.slice(1)
  const from = isAbsolute(path) ? path : resolve(path)
  return {
    file: from === resolve(file) ? named : relative('.', from).replaceAll('\\', '/'),
    line: Number(line),
    column: isCompiled ? Number(column) : startOfLine(from, Number(line)),
  }
}

/** Lines of code that runs are those of the file, columns are not: where the line begins is told. */
const startOfLine = (file: string, line: number): number => {
  const text = existsSync(file) ? (readFileSync(file, 'utf8').split('\n')[line - 1] ?? '') : ''
  return text.search(/\S|$/) + 1
}

const unreadable = (message: string, remedy: string, at: Where): TutelaError =>
  new TutelaError({ kind: 'input/unreadable', message, remedy, where: at })
