import { z } from 'zod'
import { documentedErrors, invalidField } from './documented-error.js'
import { entryAtFault, type ErrorDetails, mostNamed } from './error-details.js'
import {
  faultOfSeries,
  lengthOfSeries,
  type NumberSeries,
  numbersOfSeries,
  parseNumberSeries,
  type SeriesFault,
} from './number-series.js'
import { faultOfPhoneNumber } from './phone-number.js'
import { type Refusal, refuse } from './refuse.js'

/** What one call can hold, in entries as in numbers: a body has room for few more. */
export const mostNumbers = 10_000

/** Source: docs/api/sip-create.md. */
export const numberListErrors = documentedErrors({
  numbersMissing: { code: 404, message: 'numbers', description: 'Numbers are missing' },
  ...rowsOfList('numbers'),
})

/** The rows of a list of numbers, under the name that it has in its call. */
export function rowsOfList<const Field extends string>(field: Field) {
  const row = (description: string) => ({ code: 422, message: field, description }) as const
  return {
    entryInvalid: row('Numbers must be phone numbers or series such as +4570305050-+4570305059'),
    seriesUneven: row('Both ends of a number series must have the same number of digits'),
    seriesReversed: row('A number series must begin with its lowest number'),
    seriesTooLong: row('A number series can hold at most 1000 numbers'),
    tooManyNumbers: row('At most 10000 numbers can be given at once'),
  }
}

const errors = numberListErrors
const said = { type: 'array', items: { type: 'string' }, maxItems: mostNumbers } as const
const rowOfFault: Record<SeriesFault, { description: string }> = {
  uneven: errors.seriesUneven,
  reversed: errors.seriesReversed,
  'too long': errors.seriesTooLong,
}

/** Phone numbers and series of them, E.164, not counted up: a few characters can be thousands of numbers. */
export const requiredSeriesList = z
  // Judged as a whole: the row's key is the list, not the place in it.
  .custom<readonly string[]>(() => true)
  .meta(said)
  .transform((entries: unknown, context) =>
    entries == null
      ? refuse(context, { message: errors.numbersMissing.description })
      : readEntries(entries, context),
  )

/**
 * Phone numbers and series of them. Comes out as one list for each entry, with the numbers of its series, E.164,
 * ascending; a number may stand in several.
 */
export const requiredNumberList = requiredSeriesList.transform((series) => series.map(numbersOfSeries))

/** The same when it may be left out: absent and null come out as undefined. */
export const optionalNumberList = z
  .custom<readonly string[] | null>(() => true)
  .meta({ ...said, type: ['array', 'null'] })
  .optional()
  .transform((entries: unknown, context) => (entries == null ? undefined : readEntries(entries, context)))
  // Counted up last: of entries at fault it would be thousands of numbers for nothing.
  .transform((series) => series?.map(numbersOfSeries))

/** The series of the entries; what is wrong with bad ones, the first ten, is refused. */
function readEntries(entries: unknown, context: z.RefinementCtx): NumberSeries[] {
  if (!Array.isArray(entries)) return refuse(context, { message: invalidField('numbers').description })
  if (entries.length > mostNumbers) return refuse(context, tooMany(mostNumbers, entries))
  const allSeries: NumberSeries[] = []
  let [count, faults] = [0, 0]
  for (const [index, entry] of (entries as unknown[]).entries()) {
    const read = readEntry(entry)
    if (typeof read === 'string') {
      refuse(context, { message: read, details: detailsOfEntry(index, entry) })
      if (++faults === mostNamed) break
      continue
    }
    count += lengthOfSeries(read)
    if (count > mostNumbers) return refuse(context, tooMany(index, entries))
    allSeries.push(read)
  }
  return allSeries
}

/** The entry at that place is the first that is too much. */
function tooMany(index: number, entries: readonly unknown[]): Refusal {
  return { message: errors.tooManyNumbers.description, details: entryAtFault(index, entries[index]) }
}

function detailsOfEntry(index: number, entry: unknown): ErrorDetails {
  return { ...entryAtFault(index, entry), ...(typeof entry === 'string' && faultOfPhoneNumber(entry)) }
}

/** The series that the entry is, or the description of what is wrong with it. */
function readEntry(entry: unknown): NumberSeries | string {
  const series = typeof entry === 'string' ? parseNumberSeries(entry) : undefined
  if (!series) return errors.entryInvalid.description
  const fault = faultOfSeries(series)
  return fault ? rowOfFault[fault].description : series
}
