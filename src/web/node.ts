/**
 * How do Node's own requests and responses meet the web's? One is made of the other, for servers whose handlers get the former
 * (node:http, Express, Fastify). It needs nothing of Node: it names what it reads.
 */

import { problemResponse } from './problem'

/** What is read of Node's `IncomingMessage`; `body` where a parser took it already. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  readonly method?: string | undefined
  readonly url?: string | undefined
  /** The address before a router cut it, as Express keeps it. */
  readonly originalUrl?: string | undefined
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined }
  readonly socket?: object | undefined
  readonly body?: unknown
}

/** What is written of Node's `ServerResponse`. */
export interface NodeResponse {
  statusCode: number
  readonly setHeader: (name: string, value: string | readonly string[]) => unknown
  readonly end: (body?: Uint8Array) => unknown
}

/** The most that a body may hold unless told, in bytes. */
const mostBytes = 1_000_000

/**
 * A web-standard request of Node's own. A body beyond `most` bytes is cut off from its end, and reading it fails.
 *
 * @example
 * ```ts
 * const incoming = { method: 'GET', url: '/privacy', headers: { host: 'shop.example' }, async *[Symbol.asyncIterator]() {} }
 * requestOf(incoming).url // 'http://shop.example/privacy'
 * ```
 */
export const requestOf = (incoming: NodeRequest, most: number = mostBytes): Request => {
  const { method = 'GET', url = '/', originalUrl = url, headers, socket } = incoming
  const scheme = socket !== undefined && 'encrypted' in socket && socket.encrypted === true ? 'https' : 'http'
  const host = typeof headers['host'] === 'string' ? headers['host'] : 'localhost'
  const given = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined || name.startsWith(':')
      ? []
      : [value].flat().map((one): [string, string] => [name, one]),
  )
  const isBare = method === 'GET' || method === 'HEAD'
  const start = { method, headers: new Headers(given) }
  if (isBare) return new Request(`${scheme}://${host}${originalUrl}`, start)
  const body =
    incoming.body === undefined ? streamOf(incoming, most) : parsedBody(incoming.body, start.headers)
  const init: RequestInit & { readonly duplex: 'half' } = { ...start, body, duplex: 'half' }
  return new Request(`${scheme}://${host}${originalUrl}`, init)
}

/** Sends a web-standard response through Node's own. */
export const sendResponse = async (outgoing: NodeResponse, response: Response): Promise<void> => {
  outgoing.statusCode = response.status
  const cookies = response.headers.getSetCookie()
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie') outgoing.setHeader(name, value)
  })
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies)
  outgoing.end(new Uint8Array(await response.arrayBuffer()))
}

/** A listener for `createServer`, Express or Fastify's raw pair; what throws is answered as 500, telling nothing. */
export const nodeHandler =
  (handle: (request: Request) => Promise<Response>) =>
  async (incoming: NodeRequest, outgoing: NodeResponse): Promise<void> => {
    let response: Response
    try {
      response = await handle(requestOf(incoming))
    } catch {
      response = problemResponse({ url: '/', headers: new Headers() }, { kind: 'tool/fault' })
    }
    await sendResponse(outgoing, response)
  }

const streamOf = (incoming: NodeRequest, most: number): ReadableStream<Uint8Array> => {
  const chunks = incoming[Symbol.asyncIterator]()
  let read = 0
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await chunks.next()
      if (done === true) return controller.close()
      read += value.length
      if (read > most) return controller.error(new RangeError('the body is too long'))
      controller.enqueue(value)
    },
  })
}

/** What a parser made of a body, as it would have come: a form again as a form, anything else as JSON. */
const parsedBody = (body: unknown, headers: Headers): string => {
  headers.delete('content-length')
  if (typeof body === 'string') return body
  const isForm = headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true
  if (!isForm || typeof body !== 'object' || body === null) return JSON.stringify(body)
  const pairs = Object.entries(body).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, String(one)]),
  )
  return new URLSearchParams(pairs).toString()
}
