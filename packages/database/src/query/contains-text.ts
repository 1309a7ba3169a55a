import { type Expression, type ReferenceExpression, type SqlBool, sql } from 'kysely'
import type { Tables } from '../schema.js'

/**
 * One of the columns contains the text, whatever its letter case and accents. The text may be written with å, ø and æ,
 * with aa, oe and ae for all of them, or with plain a and o. `%` and `_` mean themselves.
 */
export function containsText<Table extends keyof Tables>(
  columns: readonly (ReferenceExpression<Tables, Table> & string)[],
  text: string,
): Expression<SqlBool> {
  const alternatives = columns.flatMap((column) =>
    spellingsOf(text).map(({ ofColumn, ofText }) => {
      const pattern = `%${escaped(ofText(text))}%`
      return sql`${ofColumn(sql.ref(column))} collate utf8mb4_unicode_520_ci like ${pattern} escape '!'`
    }),
  )
  return sql<SqlBool>`(${sql.join(alternatives, sql` or `)})`
}

/**
 * One of the tails of a text that contains this one may begin with it; tails are no longer than `longest`. Compared as a key
 * of tails compares, not by `like`: where a customer has two that are alike to the collation, `lærke` and `laerke`, one is kept.
 */
export function isTailOf(tail: string, text: string, longest: number): Expression<SqlBool> {
  const alternatives = spellingsOf(text).map(({ ofText }) => {
    const beginning = Array.from(ofText(text)).slice(0, longest).join('')
    return sql`${sql.ref(tail)} between ${beginning + first} and ${beginning + last}`
  })
  return sql<SqlBool>`(${sql.join(alternatives, sql` or `)})`
}

/** The characters before and behind all others to the collation, which fills up with blanks what is shorter. */
const [first, last] = ['\t', '\u{10FFFF}']

/** A text in the spelling with two letters, or the same text where it has none of those. */
export function inTwoLetters(column: Expression<unknown>): Expression<string> {
  return sql<string>`replace(replace(replace(lower(${column}), 'å', 'aa'), 'ø', 'oe'), 'æ', 'ae')`
}

export interface Spelling {
  ofColumn: (column: Expression<unknown>) => Expression<unknown>
  ofText: (text: string) => string
}

/** The collation takes å for a, ø for o and every other letter with an accent for the one without. */
const asWritten: Spelling = { ofColumn: (column) => column, ofText: (text) => text }

const withTwoLetters: Spelling = {
  ofColumn: inTwoLetters,
  ofText: (text) => text.toLowerCase().replaceAll('å', 'aa').replaceAll('ø', 'oe').replaceAll('æ', 'ae'),
}

/** In which spellings a text is looked for. */
export function spellingsOf(text: string): Spelling[] {
  return /aa|oe|ae|[åøæ]/i.test(text) ? [asWritten, withTwoLetters] : [asWritten]
}

function escaped(text: string): string {
  return text.replaceAll(/[!%_]/g, '!$&')
}
