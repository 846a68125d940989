/** Does a source tree keep to the house's plan? Floors, packages, cycles, sizes and names; every breach as one line. */

import { type Module, packageOf, resolveImport } from './modules'

const floorOf: Readonly<Record<string, number>> = {
  core: 0,
  data: 1,
  calendar: 1,
  policy: 2,
  mask: 2,
  crypto: 2,
  check: 3,
  store: 3,
  keys: 3,
  audit: 3,
  engine: 4,
  pseudonym: 3,
  aggregate: 3,
  text: 3,
  decide: 4,
  lint: 4,
  log: 4,
  vault: 5,
  ci: 6,
  testing: 6,
  govern: 6,
  telemetry: 6,
  jobs: 6,
  dataset: 5,
  report: 7,
  web: 7,
  demo: 7,
  cli: 8,
}

/** Everything that an adopter's program loads with the main entry. */
export const mainPackages: readonly string[] = [
  '@date-fns/tz',
  '@noble/ciphers',
  '@noble/hashes',
  'canonicalize',
  'date-fns',
  'fp-ts',
  'libphonenumber-js',
  'zod',
]

/** Packages that serve one place, and that place. */
const packagePlaces: Readonly<Record<string, RegExp>> = {
  '@hpke/core': /^crypto\/hpke\.ts$/,
  '@hpke/chacha20poly1305': /^crypto\/hpke\.ts$/,
  '@hpke/dhkem-x25519': /^crypto\/hpke\.ts$/,
  '@noble/curves': /^(audit|keys)\/|^crypto\/key-pair\.ts$/,
  kysely: /^store\/(sql|postgres-statements|mysql-statements)/,
  yaml: /^policy\/load/,
  'csv-parse': /^(demo|cli)\//,
  commander: /^cli\//,
  'chinese-days': /^calendar\/china\.ts$/,
  croner: /^engine\/in-process\.ts$/,
  '@opentelemetry/api': /^telemetry\//,
  bullmq: /^engine\/bullmq\.ts$/,
  picocolors: /^cli\//,
  'cli-progress': /^cli\//,
  pg: /^cli\/scan-postgres\.ts$/,
  '@observablehq/plot': /^report\/drawings\.ts$/,
  linkedom: /^report\/drawings\.ts$/,
  '@viz-js/viz': /^report\/drawings\.ts$/,
  parse5: /^ci\/form-html\.ts$/,
  'libpg-query': /^cli\/tables-of-postgres\.ts$/,
  'sql-parser-cst': /^cli\/tables-of-sqlite\.ts$/,
  '@loancrate/prisma-schema-parser': /^cli\/tables-of-prisma\.ts$/,
  jiti: /^cli\/read-policy\.ts$/,
  'oxc-parser': /^cli\/(parse-code|tables-of-drizzle)\.ts$/,
  vitest: /^testing\//,
  'fast-check': /^testing\//,
}

/** `node:` modules are for adapters and tools: the rest runs in browsers and workers. */
const nodePlaces = /^(store\/sqlite|keys\/file|audit\/file-|cli\/|demo\/|testing\/)/

/** Words that say nothing, in file names and in declared names. */
const emptyNames = /^(utils?|helpers?|common|manager|service|impl|misc)$/
const shortNames = /^(opts|ctx|res|cfg|utils?|helpers?)$/

const isFrontDoor = (path: string): boolean => !path.includes('/')
const folderOf = (path: string): string => path.split('/')[0] ?? ''

/** Every breach of the plan in these modules, as `path: what`. */
export const breachesOf = (modules: readonly Module[]): readonly string[] => {
  const paths = new Set(modules.map((module) => module.path))
  return [
    ...modules.flatMap((module) => [
      ...[...placeBreaches(module), ...nameBreaches(module), ...sizeBreaches(module)],
      ...module.imports.flatMap(({ specifier }) =>
        specifier.startsWith('.')
          ? relativeBreaches(module, specifier, resolveImport(module, specifier, paths))
          : packageBreaches(module, specifier),
      ),
    ]),
    ...cycleBreaches(modules, paths),
  ].toSorted()
}

/** The packages that are loaded with a file: its own and those of all it imports. */
export const reachedPackages = (modules: readonly Module[], entry: string): readonly string[] => {
  const paths = new Set(modules.map((module) => module.path))
  const byPath = new Map(modules.map((module) => [module.path, module]))
  const seen = new Set<string>()
  const packages = new Set<string>()
  const visit = (path: string): void => {
    const module = byPath.get(path)
    if (module === undefined || seen.has(path)) return
    seen.add(path)
    for (const { specifier } of module.imports.filter((one) => !one.typeOnly))
      if (specifier.startsWith('.')) visit(resolveImport(module, specifier, paths) ?? '')
      else packages.add(packageOf(specifier))
  }
  visit(entry)
  return [...packages].toSorted()
}

const placeBreaches = ({ path }: Module): readonly string[] =>
  isFrontDoor(path)
    ? ['index.ts', 'fp.ts'].includes(path)
      ? []
      : [`${path}: only \`index.ts\` and \`fp.ts\` are front doors`]
    : floorOf[folderOf(path)] === undefined
      ? [`${path}: the plan has no folder \`${folderOf(path)}\``]
      : []

const relativeBreaches = (module: Module, specifier: string, to: string | undefined): readonly string[] => {
  if (to === undefined) return [`${module.path}: \`${specifier}\` is no source file`]
  if (isFrontDoor(to)) return isFrontDoor(module.path) ? [] : [`${module.path}: imports the front door`]
  if (isFrontDoor(module.path) || folderOf(module.path) === folderOf(to)) return []
  const [from, target] = [floorOf[folderOf(module.path)] ?? -1, floorOf[folderOf(to)] ?? -1]
  if (target < from) return []
  return [`${module.path}: imports ${target > from ? 'up' : 'across'} to \`${to}\``]
}

const packageBreaches = ({ path }: Module, specifier: string): readonly string[] => {
  if (specifier.startsWith('node:'))
    return nodePlaces.test(path) ? [] : [`${path}: \`${specifier}\` outside adapters and tools`]
  const name = packageOf(specifier)
  if (name === 'fp-ts' && specifier !== 'fp-ts') return [`${path}: import \`fp-ts\` by its bare name`]
  if (name.startsWith('@noble/') && !specifier.endsWith('.js'))
    return [`${path}: \`${specifier}\` needs \`.js\``]
  if (mainPackages.includes(name) || packagePlaces[name]?.test(path)) return []
  return [`${path}: \`${name}\` has no place here`]
}

const nameBreaches = ({ path, names }: Module): readonly string[] => [
  ...path
    .split(/[/.-]/)
    .filter((part) => emptyNames.test(part))
    .map((part) => `${path}: \`${part}\` names nothing`),
  ...(/[A-Z_]/.test(path) ? [`${path}: file names are lower case with hyphens`] : []),
  ...names.filter((name) => shortNames.test(name)).map((name) => `${path}: \`${name}\` isn't a whole word`),
]

const sizeBreaches = ({ path, text }: Module): readonly string[] => {
  const cap = path.startsWith('testing/') ? 400 : 250
  const lines = text.trimEnd().split('\n').length
  return lines <= cap ? [] : [`${path}: ${lines} lines, the cap is ${cap}`]
}

/** Type imports count: files that only make sense together are one file, or have a third below them. */
const cycleBreaches = (modules: readonly Module[], paths: ReadonlySet<string>): readonly string[] => {
  const edges = new Map(
    modules.map((module) => [
      module.path,
      module.imports
        .filter(({ specifier }) => specifier.startsWith('.'))
        .flatMap(({ specifier }) => resolveImport(module, specifier, paths) ?? []),
    ]),
  )
  const done = new Set<string>()
  const found: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path))
      found.push(`${path}: cycle ${[...trail.slice(trail.indexOf(path)), path].join(' > ')}`)
    if (done.has(path) || trail.includes(path)) return
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path])
    done.add(path)
  }
  for (const path of edges.keys()) visit(path, [])
  return found
}
