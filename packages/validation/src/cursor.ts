import { z } from 'zod'
import { refuse } from './refuse.js'

/** What a key of a list's order is. */
export type CursorKind = 'moment' | 'text'

/** Where a list goes on: the keys of the last row that was answered, a moment in ISO 8601. A client has them as base64url of JSON. */
export type Cursor = readonly string[]

/** The input `cursor` of a list that is ordered by keys of these kinds. */
export function cursorInput(...kinds: CursorKind[]) {
  const message = 'cursor is not valid'
  return z
    .string({ error: message })
    .nullish()
    .transform((text, context) => {
      if (text == null || text === '') return undefined
      return decodeCursor(text, kinds) ?? refuse(context, { message })
    })
    .describe('`nextCursor` of the page before: answers what follows that page, and `offset` does not count')
}

/** Three keys, one of them the longest name, take less. */
const longest = 2_000

function decodeCursor(text: string, kinds: readonly CursorKind[]): Cursor | undefined {
  if (text.length > longest) return undefined
  const keys = parsed(text)
  const isWhole = Array.isArray(keys) && keys.length === kinds.length
  return isWhole && keys.every((key, index) => isOf(kinds[index], key)) ? (keys as Cursor) : undefined
}

function parsed(text: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    )
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

function isOf(kind: CursorKind | undefined, key: unknown): boolean {
  if (typeof key !== 'string') return false
  return kind === 'text' || (moment.test(key) && !Number.isNaN(Date.parse(key)))
}

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
