import { type DocumentedError, transportErrors, withPlusOfQuery } from '@telecomx/validation'
import { isRecord } from '../procedure/read-envelope.js'
import { readBody } from '../http/read-body.js'

/** How the text of a query parameter is read. */
export type QueryKind = 'text' | 'boolean' | 'number' | 'phone or e-mail'

/** Unchecked input: the procedure's schema checks it. */
export type Unchecked = Record<string, never>

export interface RestInput {
  query: Unchecked
  body: Unchecked
  /** The body is too large or no JSON object. */
  unreadable?: DocumentedError | undefined
}

/**
 * The query and the JSON body of a request. JSON whatever the content type says; an empty body is `{}`. A parameter
 * given twice stands as a list, which no schema of a single value accepts: it is refused under its own name.
 * Of a caller who is refused nothing is read: the procedure says why. A file is read by its procedure. Rejects when the client breaks off.
 */
export async function readInput(
  request: Request,
  { query: kinds, takesFile }: { query?: Record<string, QueryKind>; takesFile?: true },
  caller: Promise<unknown>,
): Promise<RestInput> {
  const isRefused = await caller.then(
    () => false,
    () => true,
  )
  if (isRefused) return { query: {}, body: {} }
  const parameters = new URL(request.url).searchParams
  const given = Object.entries(kinds ?? {}).flatMap(([name, kind]) => {
    const [first, ...more] = parameters.getAll(name)
    if (first === undefined) return []
    return [[name, more.length > 0 ? [first, ...more] : readValue(first, kind)]]
  })
  return {
    query: Object.fromEntries(given) as Unchecked,
    ...(takesFile ? { body: {} } : await readJson(request)),
  }
}

/** The body, and from the query what the body leaves out. A null counts as left out, but stays: of some fields it is a value. */
export function bodyOverQuery({ query, body }: RestInput): Unchecked {
  const isAsked = (name: string) => Object.hasOwn(query, name)
  // What a query gives twice is wrong whatever the body says.
  const given = Object.entries(body).filter(
    ([name, value]) => !isAsked(name) || (value !== null && !Array.isArray(query[name])),
  )
  return { ...query, ...Object.fromEntries(given) }
}

async function readJson(request: Request): Promise<Pick<RestInput, 'body' | 'unreadable'>> {
  if (request.method !== 'POST') return { body: {} }
  const bytes = await readBody(request)
  if (bytes === 'too large') return { body: {}, unreadable: transportErrors.tooLarge }
  try {
    return { body: parseObject(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    return { body: {}, unreadable: transportErrors.bodyNotJson }
  }
}

function readValue(text: string, kind: QueryKind): string | boolean | number {
  if (kind === 'phone or e-mail') return withPlusOfQuery(text)
  // As many digits as a JavaScript number holds exactly.
  if (kind === 'number' && /^[0-9]{1,15}$/.test(text)) return Number(text)
  if (kind === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}

function parseObject(text: string): Unchecked {
  const value: unknown = text.trim() === '' ? {} : JSON.parse(text)
  if (!isRecord(value)) throw new SyntaxError('no object')
  return value as Unchecked
}
