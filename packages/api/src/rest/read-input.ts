import { type DocumentedError, transportErrors, withPlusOfQuery } from '@telecomx/validation'
import { isRecord } from '../procedure/read-envelope.js'
import { readBody, utf8 } from '../http/read-body.js'

/** How the text of a query parameter is read. */
export type QueryKind = 'text' | 'boolean' | 'number' | 'phone or e-mail' | 'list'

/** Unchecked input: the procedure's schema checks it. */
export type Unchecked = Record<string, never>

export interface RestInput {
  query: Unchecked
  body: Unchecked
  /** The parameters that the query gives more than once. */
  twice?: readonly string[]
  /** The body is too large or no JSON object. */
  unreadable?: DocumentedError | undefined
}

/**
 * The query and the JSON body of a request. JSON whatever the content type says; an empty body is `{}`. A parameter
 * given twice stands as a list, or where a list is taken as a list of lists, which its schema does not accept: it is
 * refused under its own name.
 * Of a caller who is refused nothing is read: the procedure says why. A file is read by its procedure. Rejects when the
 * client breaks off.
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
  const query = kinds && request.url.includes('?') ? readQuery(new URL(request.url), kinds) : { query: {} }
  return { ...query, ...(takesFile ? { body: {} } : await readJson(request)) }
}

function readQuery(
  { searchParams }: URL,
  kinds: Record<string, QueryKind>,
): Pick<RestInput, 'query' | 'twice'> {
  const [query, twice]: [Record<string, unknown>, string[]] = [{}, []]
  for (const [name, kind] of Object.entries(kinds)) {
    const values = searchParams.getAll(name)
    if (values.length > 0) query[name] = readValues(values, kind)
    if (values.length > 1) twice.push(name)
  }
  return { query: query as Unchecked, twice }
}

/** The body, and from the query what the body leaves out. A null counts as left out, but stays: of some fields it is a value. */
export function bodyOverQuery({ query, body, twice = [] }: RestInput): Unchecked {
  if (Object.keys(query).length === 0) return body
  const isAsked = (name: string) => Object.hasOwn(query, name)
  // What a query gives twice is wrong whatever the body says.
  const given = Object.entries(body).filter(
    ([name, value]) => !isAsked(name) || (value !== null && !twice.includes(name)),
  )
  return { ...query, ...Object.fromEntries(given) }
}

async function readJson(request: Request): Promise<Pick<RestInput, 'body' | 'unreadable'>> {
  if (request.method !== 'POST') return { body: {} }
  const bytes = await readBody(request)
  if (bytes === 'too large') return { body: {}, unreadable: transportErrors.tooLarge }
  try {
    return { body: parseObject(utf8.decode(bytes)) }
  } catch {
    return { body: {}, unreadable: transportErrors.bodyNotJson }
  }
}

/** Of several a list, of lists a list of lists. */
function readValues([first = '', ...more]: readonly string[], kind: QueryKind) {
  if (more.length === 0) return readValue(first, kind)
  return [first, ...more].map((text) => (kind === 'list' ? text.split(',') : text))
}

function readValue(text: string, kind: QueryKind): string | boolean | number | string[] {
  if (kind === 'list') return text.split(',')
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
