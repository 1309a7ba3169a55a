import { type DocumentedError, invalidField, transportErrors } from '@telecomx/validation'
import { readBody } from './read-body.js'

/** How the text of a query parameter is read. */
export type QueryKind = 'text' | 'boolean' | 'phone or e-mail'

/** Unchecked input: the procedure's schema checks it. */
export type Unchecked = Record<string, never>

export interface RestInput {
  query: Unchecked
  body: Unchecked
  /** The body could not be read or is no JSON object, or a parameter stands twice in the query. */
  unreadable?: DocumentedError | undefined
}

/** The query and the JSON body of a request. JSON whatever the content type says; an empty body is `{}`. */
export async function readInput(request: Request, kinds: Record<string, QueryKind>): Promise<RestInput> {
  const parameters = new URL(request.url).searchParams
  const given = Object.entries(kinds).filter(([name]) => parameters.has(name))
  const twice = given.find(([name]) => parameters.getAll(name).length > 1)
  const { body, unreadable } = await readJson(request)
  return {
    query: Object.fromEntries(
      given.map(([name, kind]) => [name, readValue(parameters.get(name) ?? '', kind)]),
    ) as Unchecked,
    body,
    unreadable: unreadable ?? (twice && invalidField(twice[0])),
  }
}

/** The body, and from the query what the body leaves out; null counts as left out. */
export function bodyOverQuery({ query, body }: RestInput): Unchecked {
  const given = Object.entries(body).filter(([, value]) => value !== null)
  return { ...query, ...Object.fromEntries(given) }
}

async function readJson(request: Request): Promise<Pick<RestInput, 'body' | 'unreadable'>> {
  if (request.method !== 'POST') return { body: {} }
  try {
    const bytes = await readBody(request)
    if (bytes === 'too large') return { body: {}, unreadable: transportErrors.tooLarge }
    return { body: parseObject(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    return { body: {}, unreadable: transportErrors.bodyNotJson }
  }
}

function readValue(text: string, kind: QueryKind): string | boolean {
  // A raw + of a phone number arrives as a blank; e-mail addresses are encoded by their clients.
  if (kind === 'phone or e-mail') return text.replace(/^ (?=[0-9][0-9 .()-]*$)/, '+')
  if (kind === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}

function parseObject(text: string): Unchecked {
  const value: unknown = text.trim() === '' ? {} : JSON.parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SyntaxError('no object')
  return value as Unchecked
}
