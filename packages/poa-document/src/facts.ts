/**
 * Everything that is printed. Clock and random come in here: the same facts give the same bytes, where Node's ICU gives
 * a country the same name.
 */
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
  issuer: {
    name: string
    cpsCode: string
    address?: string
    /** As people write it: `+45 70 30 50 00`. */
    phone?: string
    email?: string
  }
  /** The operator the numbers are ported from. */
  donor: { name: string; cpsCode: string }
  /** Who holds the numbers and signs. Only `address` may hold line feeds. */
  owner: {
    name: string
    address?: string
    zip?: string
    city?: string
    state?: string
    /** An ISO 3166-1 code is printed as the country's name (`countryName`), every other text as it stands. */
    country?: string
    vatNumber?: string
  }
  /** In the order of the table, but that numbers alike come last (`numberRows`); at least one number in all. */
  portings: readonly PoaPorting[]
  /** A preview: marked on every page, without its codes, so that nobody can use it. */
  draft?: true
  /** Printed again: marked on every page as no original. */
  copy?: true
}

/** What becomes one file: a document, or several one after the other. */
export type FileFacts = PoaFacts | readonly PoaFacts[]

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

/** Rendered from facts that can be kept as they were printed. */
export interface PrintedPoa extends RenderedPoa {
  /** The facts, as JSON. */
  printed: string
}
