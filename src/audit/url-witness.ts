/**
 * How is a witness reached over the network? By two requests that any small service can answer: `GET <url>/<log>` gives a JSON list of
 * notes (404 where there is none), `POST <url>/<log>` takes one as text. `<log>` is the SHA-256 of the log's name, hex.
 */

import { TutelaError, toFailure } from '../core/error'
import type { Witness } from './witness'
import { logName, sizeOfNote } from './witness-note'

/** How the service is reached. */
export interface UrlWitnessOptions {
  /** The platform's unless told. */
  readonly fetch?: typeof globalThis.fetch
  /** Sent with every request, as an authorization. */
  readonly headers?: Readonly<Record<string, string>>
  /** How long a request may take, in milliseconds; 30,000 unless told. */
  readonly patience?: number
}

/**
 * A witness at a URL, without a slash at its end. Its failures are `store/unavailable`; what the service says isn't repeated.
 *
 * @example
 * ```ts
 * const witness = urlWitness('https://witness.example.com/logs', { headers: { authorization: 'Bearer ...' } })
 * ```
 */
export const urlWitness = (url: string, options: UrlWitnessOptions = {}): Witness => {
  const { fetch = globalThis.fetch, headers = {}, patience = 30_000 } = options
  const ask = (origin: string, request: RequestInit): Promise<Response> =>
    fetch(`${url}/${logName(origin)}`, {
      signal: AbortSignal.timeout(patience),
      redirect: 'error',
      ...request,
    })
  return {
    list: (origin) =>
      inWords(async () => {
        const response = await ask(origin, { headers })
        if (response.status === 404) return []
        const notes: unknown = response.ok ? await response.json() : undefined
        if (!Array.isArray(notes)) throw new TutelaError(unavailable)
        return notes
          .map((note: unknown) =>
            typeof note === 'string' ? { note, size: sizeOfNote(origin, note) } : noNote(),
          )
          .toSorted((one, other) => one.size - other.size)
          .map(({ note }) => note)
      }),
    add: (origin, note) =>
      inWords(async () => {
        sizeOfNote(origin, note)
        const response = await ask(origin, {
          method: 'POST',
          headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
          body: note,
        })
        if (!response.ok) throw new TutelaError(unavailable)
      }),
  }
}

const inWords = async <A>(run: () => Promise<A>): Promise<A> => {
  try {
    return await run()
  } catch (error) {
    throw new TutelaError(toFailure(unavailable)(error))
  }
}

const noNote = (): never => {
  throw new TutelaError(unavailable)
}

const unavailable = {
  kind: 'store/unavailable',
  message: 'the witness did not answer, or not as it must',
  remedy: 'check its address and that it is running, and try again',
} as const
