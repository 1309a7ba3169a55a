import type { PoaFacts, PoaPorting } from './facts.js'
import { canPrint } from './printable-text.js'

/**
 * Refuses facts that would print as nonsense (`Invalid Date`), not scan, or not come out as given.
 *
 * @throws UnprintableText naming the first fact that holds what a document cannot print
 * @throws TypeError naming a fact of a wrong form
 */
export function assertFacts(facts: PoaFacts): void {
  assertForm('reference', facts.reference, /^[0-9a-f]{24}$/i)
  assertForm('portingCode', facts.portingCode, /^X[0-9]{10}$/)
  assertDate('issuedAt', facts.issuedAt)
  if (facts.owner.name === '') throw new TypeError('owner.name is empty')
  for (const party of ['owner', 'donor', 'issuer'] as const)
    for (const [name, text] of Object.entries(facts[party])) assertPrintable(`${party}.${name}`, text)
  if (facts.portings.length === 0) throw new TypeError('portings is empty: nothing to sign for')
  facts.portings.forEach((porting, index) => assertPorting(`portings[${index}]`, porting))
}

/** A fact holds a character that the document's fonts lack or that cannot be seen. */
export class UnprintableText extends Error {
  override readonly name = 'UnprintableText'
  /** The fact's path: `owner.name`, `portings[3].donorCustomerId`. */
  readonly field: string

  constructor(field: string) {
    super(`${field} cannot be printed`)
    this.field = field
  }
}

function assertPorting(field: string, porting: PoaPorting) {
  if (porting.numbers.length === 0) throw new TypeError(`${field}.numbers is empty`)
  porting.numbers.forEach((number, index) => {
    assertForm(`${field}.numbers[${index}]`, number, /^\+[1-9][0-9]{2,14}$/)
  })
  assertPrintable(`${field}.donorSimNumber`, porting.donorSimNumber)
  assertPrintable(`${field}.donorCustomerId`, porting.donorCustomerId)
  if (porting.requestedDate !== undefined) assertDate(`${field}.requestedDate`, porting.requestedDate)
}

function assertForm(field: string, value: unknown, form: RegExp) {
  if (typeof value !== 'string' || !form.test(value)) throw new TypeError(`${field} has the wrong form`)
}

function assertDate(field: string, value: unknown) {
  const isIso = typeof value === 'string' && /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(value)
  if (!isIso || Number.isNaN(Date.parse(value))) throw new TypeError(`${field} is not an ISO date`)
}

function assertPrintable(field: string, text: unknown) {
  if (text === undefined) return
  if (typeof text !== 'string') throw new TypeError(`${field} is not a text`)
  if (!canPrint(text, { lineFeeds: field === 'owner.address' })) throw new UnprintableText(field)
}
