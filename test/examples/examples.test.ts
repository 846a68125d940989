/**
 * Do the examples in the docstrings run, and give what they say? Each is compiled as strictly as the sources and run alone; what it
 * doesn't declare comes from the module that it documents, from the prelude, from the rest of the library, or from a package.
 */

import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { either as E } from 'fp-ts'
import mysql from 'mysql2/promise'
import { metrics, trace } from '@opentelemetry/api'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { type LoggerOptions, pino } from 'pino'
import ts from 'typescript'
import { afterAll, describe, expect, it } from 'vitest'
import winston from 'winston'
import { z } from 'zod'
import { type Example, readExamples } from './extract'
import { anything, matches, more, others } from './matches'
import * as prelude from './prelude'

type Exports = Readonly<Record<string, unknown>>

const root = join(import.meta.dirname, '../..')
const examples = readExamples()

/** A logger whose lines nobody reads. */
const silentPino = (options: LoggerOptions) => pino(options, { write: () => undefined })

/** Programs run when they are loaded. */
const programs = ['src/cli/main.ts']
const modules = new Map<string, Exports>()
for (const file of globSync('src/**/*.ts', { cwd: root }).toSorted())
  if (!programs.includes(file)) modules.set(file, await import(join(root, file)))

const packages: Readonly<Record<string, readonly [from: string, value: unknown]>> = {
  z: ['{ z } from "zod"', z],
  fc: ['* as fc from "fast-check"', fc],
  E: ['{ either as E } from "fp-ts"', E],
  join: ['{ join } from "node:path"', join],
  tmpdir: ['{ tmpdir } from "node:os"', tmpdir],
  pg: ['pg from "pg"', pg],
  mysql: ['mysql from "mysql2/promise"', mysql],
  trace: ['{ trace } from "@opentelemetry/api"', trace],
  metrics: ['{ metrics } from "@opentelemetry/api"', metrics],
  PgBoss: ['{ PgBoss } from "pg-boss"', PgBoss],
  PGlite: ['{ PGlite } from "@electric-sql/pglite"', PGlite],
  Database: ['Database from "better-sqlite3"', Database],
  pino: ['{ pino } from "pino"', silentPino],
  winston: ['winston from "winston"', winston],
  mkdtempSync: ['{ mkdtempSync } from "node:fs"', mkdtempSync],
}

/** Where a name comes from: the line that imports it, and its value. */
const sourceOf = (name: string, { file }: Example): readonly [line: string, value: unknown] | undefined => {
  const from = (path: string, exports: Exports | undefined) =>
    exports !== undefined && Object.hasOwn(exports, name)
      ? ([`import { ${name} } from '${join(root, path).replace(/\.ts$/, '')}'`, exports[name]] as const)
      : undefined
  const packaged = packages[name]
  return (
    from(file, modules.get(file)) ??
    from('test/examples/prelude.ts', prelude) ??
    from('src/index.ts', modules.get('src/index.ts')) ??
    [...modules].map(([path, exports]) => from(path, exports)).find((found) => found !== undefined) ??
    (packaged === undefined ? undefined : [`import ${packaged[0]}`, packaged[1]])
  )
}

/** The example as a module of its own. */
const moduleOf = (example: Example): string =>
  [...example.free.flatMap((name) => sourceOf(name, example)?.[0] ?? []), example.code, 'export {}'].join(
    '\n',
  )

const place = mkdtempSync(join(tmpdir(), 'tutela-examples-'))
const before = process.cwd()
process.chdir(place)
writeFileSync('shippers.csv', 'ShipperID,CompanyName,Phone\n1,Speedy Express,(503) 555-9831\n')
afterAll(() => {
  process.chdir(before)
  rmSync(place, { recursive: true, force: true })
})

/** What became of an example. */
interface Ran {
  readonly differs: readonly { readonly value: unknown; readonly told: unknown }[]
  readonly compared: number
  readonly error?: unknown
}

const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as FunctionConstructor // it has no name of its own

const run = async (example: Example): Promise<Ran> => {
  const differs: Ran['differs'][number][] = []
  let compared = 0
  const check = (value: unknown, told: unknown): void => {
    compared += 1
    if (!matches(value, told)) differs.push({ value, told })
  }
  const given = new Map<string, unknown>([
    ...example.free.flatMap((name) => {
      const source = sourceOf(name, example)
      // contract suites declare tests, which those of the adapters do already
      const value = name.startsWith('describe') ? () => undefined : source?.[1]
      return source === undefined ? [] : [[name, value] as const]
    }),
    ['check', check],
    ['anything', anything],
    ['more', more],
    ['others', others],
    ['right', E.right],
    ['left', E.left],
  ])
  const script = ts.transpileModule(example.checked, {
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext },
  }).outputText
  try {
    await new AsyncFunction(...given.keys(), script)(...given.values())
    return { differs, compared }
  } catch (error) {
    return { differs, compared, error }
  }
}

const ran = new Map<string, Ran>()
for (const example of examples) ran.set(example.name, await run(example))

describe('the examples in docstrings', () => {
  it('are a hundred, and most tell what comes out', () => {
    expect(examples.length).toBeGreaterThanOrEqual(95)
    expect(examples.filter(({ results }) => results > 0).length).toBeGreaterThanOrEqual(75)
  })

  it('compile as strictly as the sources', () => {
    const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
    const options: ts.CompilerOptions = {
      ...ts.parseJsonConfigFileContent(config, ts.sys, root).options,
      noUnusedLocals: false,
      types: ['node'],
    }
    const texts = new Map(
      examples.map((example, index) => [join(import.meta.dirname, `example-${index}.ts`), moduleOf(example)]),
    )
    const host = ts.createCompilerHost(options)
    const { fileExists, getSourceFile, readFile } = host
    const program = ts.createProgram([...texts.keys()], options, {
      ...host,
      fileExists: (path) => texts.has(path) || fileExists(path),
      readFile: (path) => texts.get(path) ?? readFile(path),
      getSourceFile: (path, ...rest) => {
        const text = texts.get(path)
        return text === undefined
          ? getSourceFile(path, ...rest)
          : ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true)
      },
    })
    const faults = [...texts.keys()]
      .flatMap((path) => program.getSourceFile(path) ?? [])
      .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
      .map(({ file, messageText }) => {
        const { name } = examples[Number(file?.fileName.match(/example-(\d+)/)?.[1])] ?? {}
        return `${name}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
      })
    expect(faults).toEqual([])
  }, 120_000)

  it.each(examples.map(({ name, results }) => ({ name, results })))('run: $name', ({ name, results }) => {
    const { differs, compared, error } = ran.get(name) ?? { differs: [], compared: -1 }
    if (error !== undefined) throw error
    expect(differs).toEqual([])
    expect(compared).toBeLessThanOrEqual(results)
  })
})

describe('the comparison', () => {
  it('sees a difference, and passes over what is left out', () => {
    expect(matches([1, 2, 3], [1, more])).toBe(true)
    expect(matches([1], [1, more])).toBe(false)
    expect(matches([2, 2], [1, more])).toBe(false)
    expect(matches({ a: 1, b: 2 }, { a: 1, ...others })).toBe(true)
    expect(matches({ a: 1, b: 2 }, { a: 1 })).toBe(false)
    expect(matches({ a: 1 }, { a: anything })).toBe(true)
    expect(matches('1', 1)).toBe(false)
    expect(matches([1, 2], [1])).toBe(false)
  })
})
