/** Everything that is printed. Clock and random come in here: the same facts give the same bytes. */
export interface PoaFacts {
  /** The document's id: 24 hexadecimal characters. */
  reference: string
  /** `X` and ten digits, unique per document. */
  portingCode: string
  /** ISO 8601 with a time zone, before 2038 (jsPDF's limit); printed in Danish local time. */
  issuedAt: string
  /** Prints that the document can be signed with MitID when a link is sent. */
  mitId: boolean
  /** The receiving operator. The signed copy goes back to its contact. */
  issuer: { name: string; cpsCode: string; address?: string; phone?: string; email?: string }
  /** The operator the numbers are ported from. */
  donor: { name: string; cpsCode: string }
  /** Who holds the numbers and signs. Only `address` may hold line feeds. */
  owner: {
    name: string
    address?: string
    zip?: string
    city?: string
    state?: string
    country?: string
    vatNumber?: string
  }
  /** In the order of the table; at least one number in all. */
  portings: readonly PoaPorting[]
  /** A preview: marked on every page, without its codes, so that nobody can use it. */
  draft?: true
}

export interface PoaPorting {
  /** E.164 (`+4570305050`); the first is the main number. */
  numbers: readonly string[]
  numberType: 'SIP' | 'MVNO'
  /** ICC of the donor's SIM card. */
  donorSimNumber?: string
  donorCustomerId?: string
  /** ISO date, or ISO time (then its Danish date); absent means as soon as possible. */
  requestedDate?: string
}

export interface RenderedPoa {
  bytes: Uint8Array<ArrayBuffer>
  pages: number
  /** Of `bytes`, in lower-case hexadecimal. */
  sha256: string
}

/**
 * Refuses facts of a wrong shape, which would print as nonsense (`Invalid Date`) or not scan.
 *
 * @throws TypeError naming the field
 */
export function assertFacts(facts: PoaFacts): void {
  assertMatch('reference', facts.reference, /^[0-9a-f]{24}$/i)
  assertMatch('portingCode', facts.portingCode, /^X[0-9]{10}$/)
  assertDate('issuedAt', facts.issuedAt)
  if (facts.owner.name === '') throw new TypeError('owner.name is empty')
  if (facts.portings.length === 0) throw new TypeError('portings is empty: nothing to sign for')
  facts.portings.forEach((porting, index) => assertPorting(`portings[${index}]`, porting))
}

function assertPorting(field: string, porting: PoaPorting) {
  if (porting.numbers.length === 0) throw new TypeError(`${field}.numbers is empty`)
  porting.numbers.forEach((number, index) => {
    assertMatch(`${field}.numbers[${index}]`, number, /^\+[1-9][0-9]{2,14}$/)
  })
  if (porting.requestedDate !== undefined) assertDate(`${field}.requestedDate`, porting.requestedDate)
}

function assertMatch(field: string, value: unknown, shape: RegExp) {
  if (typeof value !== 'string' || !shape.test(value)) throw new TypeError(`${field} has the wrong form`)
}

function assertDate(field: string, value: unknown) {
  const isIso = typeof value === 'string' && /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(value)
  if (!isIso || Number.isNaN(Date.parse(value))) throw new TypeError(`${field} is not an ISO date`)
}
