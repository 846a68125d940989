/** Does code write customer information to a log? Calls of a logger with a member or a variable that is called as an item is. */

import { nameKey, namesOf } from '../policy/item-names'
import type { Policy } from '../policy/policy'
import { type CiFinding, ciFinding, inOrder } from '../lint/ci-finding'
import { positionsOf } from './positions'
import { isSureItem } from './schema-names'
import { childrenOf, isNode, nodesOf, type SyntaxNode, textOfNode } from './syntax'

/** The code of a file, parsed (ESTree). */
export interface ParsedCode {
  readonly program: SyntaxNode
  readonly text: string
  readonly file: string
}

/**
 * The calls that log an item: `console.log(customer.phone)`, `logger.info({ email })`. What is masked on the way, by a call of whatever
 * name with `mask`, `redact` or `hash` in it, is left alone. (5.4.3)
 */
export const findLogged = (policy: Policy, { program, text, file }: ParsedCode): readonly CiFinding[] => {
  const names = namesOf(policy)
  const positionAt = positionsOf(text)
  return inOrder(
    [...nodesOf(program)].filter(isLogging).flatMap((call) =>
      loggedIn(call).flatMap((node) => {
        const name = nameOf(node)
        const item = name === undefined ? undefined : names.get(nameKey(name))
        return item === undefined || item === 'customer' || !isSureItem(item)
          ? []
          : [
              ciFinding({
                rule: 'scan/logged',
                message: {
                  en: `\`${name}\`, which seems to be \`${item}\`, is logged`,
                  zh: `\`${name}\`（似为 \`${item}\`）被写入日志`,
                },
                where: { file, ...positionAt(node.start) },
              }),
            ]
      }),
    ),
  )
}

const isLogging = (node: SyntaxNode): boolean => {
  const callee = node.type === 'CallExpression' ? node['callee'] : undefined
  if (!isNode(callee) || callee.type !== 'MemberExpression') return false
  const method = textOfNode(callee['property']) ?? ''
  const owner = callee['object']
  const name = isNode(owner)
    ? (textOfNode(owner) ??
      textOfNode(owner.type === 'MemberExpression' ? owner['property'] : undefined) ??
      '')
    : ''
  return (
    /^(?:log|info|warn|error|debug|trace|fatal|notice|verbose)$/.test(method) &&
    /^(?:console|log|logger|winston|pino)$/i.test(name)
  )
}

/** The members, variables and keys in what is handed over, outside of calls that mask. */
const loggedIn = (call: SyntaxNode): readonly SyntaxNode[] => {
  const found: SyntaxNode[] = []
  const waiting = childrenOf(call).filter((node) => node !== call['callee'])
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'CallExpression' && isMasking(node)) continue
    if (node.type === 'MemberExpression' && node['computed'] !== true) {
      found.push(node)
      const object = node['object']
      if (isNode(object)) waiting.push(object)
    } else if (node.type === 'Identifier') found.push(node)
    else if (node.type === 'Property') {
      const value = node['value']
      if (isNode(value)) waiting.push(value)
    } else waiting.push(...childrenOf(node))
  }
  return found
}

const isMasking = (call: SyntaxNode): boolean => {
  const callee = call['callee']
  const name = isNode(callee)
    ? (textOfNode(callee) ??
      textOfNode(callee.type === 'MemberExpression' ? callee['property'] : undefined) ??
      '')
    : ''
  return /mask|redact|hash|pseudonym|seal|encrypt/i.test(name)
}

const nameOf = (node: SyntaxNode): string | undefined =>
  node.type === 'MemberExpression' ? textOfNode(node['property']) : textOfNode(node)
