/** Which tables does a Prisma schema make? Models and their scalar fields, by the names that the database has. */

import type {
  FieldDeclaration,
  ModelDeclaration,
  PrismaType,
  SchemaArgument,
} from '@loancrate/prisma-schema-parser'
import { TutelaError } from '../core/error'
import type { SchemaColumn, SchemaTable } from '../ci/schema'
import { optionalPackage } from './optional-package'

/** The tables of a schema. Rejects with `input/unreadable`, at the place where the parser stops. */
export const tablesOfPrisma = async (text: string, file: string): Promise<readonly SchemaTable[]> => {
  const { parsePrismaSchema } = await optionalPackage(
    '@loancrate/prisma-schema-parser',
    file,
    () => import('@loancrate/prisma-schema-parser'),
  )
  const declarations = parsed(() => parsePrismaSchema(text).declarations, file)
  const models = declarations.filter(
    (one): one is ModelDeclaration => one.kind === 'model' || one.kind === 'type',
  )
  const known = new Set(models.map(({ name }) => name.value))
  return models.map((model) => {
    const map = model.members.find(
      (member) => member.kind === 'blockAttribute' && member.path.value[0] === 'map',
    )
    return {
      name: textOf(map?.kind === 'blockAttribute' ? map.args : undefined) ?? model.name.value,
      at: model.name.location?.start.offset ?? 0,
      columns: model.members.flatMap((member) => (member.kind === 'field' ? columnOf(member, known) : [])),
    }
  })
}

const columnOf = (field: FieldDeclaration, models: ReadonlySet<string>): readonly SchemaColumn[] => {
  const type = typeOf(field.type)
  // a field of another model is no column
  if (models.has(type)) return []
  const mapped = textOf(field.attributes?.find(({ path }) => path.value.join('.') === 'map')?.args)
  const native = field.attributes?.find(({ path }) => path.value[0] === 'db')?.path.value[1]
  return [
    {
      name: mapped ?? field.name.value,
      ...(mapped === undefined ? {} : { otherName: field.name.value }),
      type: type === 'Bytes' ? type : (native ?? type),
      at: field.name.location?.start.offset ?? 0,
    },
  ]
}

const typeOf = (type: PrismaType): string => {
  const base =
    'type' in type && typeof type.type === 'object' && type.kind !== 'unsupported' ? type.type : type
  return base.kind === 'typeId' ? base.name.value : ''
}

const textOf = (given: readonly SchemaArgument[] | undefined): string | undefined => {
  const first = given?.[0]
  const value = first?.kind === 'namedArgument' ? first.expression : first
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined
}

const parsed = <A>(run: () => A, file: string): A => {
  try {
    return run()
  } catch (error) {
    throw new TutelaError({
      kind: 'input/unreadable',
      message: 'this is no Prisma schema from here on',
      remedy: 'compare it with what `prisma validate` says',
      where: { file, ...placeOf(error) },
    })
  }
}

const placeOf = (error: unknown): { readonly line: number; readonly column: number } => {
  const location: unknown = error instanceof Error && 'location' in error ? error.location : undefined
  const start: unknown =
    typeof location === 'object' && location !== null && 'start' in location ? location.start : undefined
  return typeof start === 'object' && start !== null && 'line' in start && 'column' in start
    ? { line: Number(start.line), column: Number(start.column) }
    : { line: 1, column: 1 }
}
