import { isPlainEmailAddress, writtenPhoneNumber } from '@telecomx/validation'
import { oneLine } from '../courier/one-line.js'
import type { Language, Parcel } from '../courier/courier.js'

/** A message in words, before it is laid out as plain text, as HTML or as a fax. */
export interface Letter extends LetterBody {
  readonly language: Language
  /** Whom to ask; nobody when the issuer gives neither phone nor address. */
  readonly contact: string | undefined
  /** As it stands in `contact`. */
  readonly phone: string | undefined
  readonly issuer: string
}

/** What one letter says for itself. */
export interface LetterBody {
  readonly subject: string
  readonly heading: string
  /** The customer, where the greeting is somebody's there. */
  readonly regarding?: string | undefined
  readonly greeting: string
  readonly blocks: readonly Block[]
  /** What a fax says in place of them: gateways print it as the cover page, so it is short. */
  readonly fax?: readonly string[]
  /** Whom a fax is for. */
  readonly addressee: string
  /** Why the recipient gets it. */
  readonly why: string
}

/** A piece of a letter, from one heading or paragraph to the next. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** What must not be overlooked. */
  | { readonly kind: 'callout'; readonly strong: string; readonly text: string }
  | { readonly kind: 'steps'; readonly heading: string; readonly texts: readonly string[] }
  | { readonly kind: 'documents'; readonly heading: string; readonly items: readonly ListedDocument[] }
  /** Where to go by a click, to be copied as well. */
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }

export interface ListedDocument {
  readonly donor: string
  readonly facts: readonly string[]
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text }
}

/** Where answers and signed documents go: the issuer's address, if it is one that a Reply-To header can carry. */
export function replyAddress(parcel: Parcel): string | undefined {
  const { email } = parcel.issuer
  return email !== undefined && isPlainEmailAddress(email) ? email : undefined
}

/** The issuer's phone number as people write it, if there is one. */
export function readablePhone({ issuer }: Parcel): string | undefined {
  return writtenPhoneNumber(oneLine(issuer.phone ?? '')) || undefined
}

export function issuerName({ issuer }: Parcel): string {
  return oneLine(issuer.name)
}

export function issuerWithCode(parcel: Parcel): string {
  return `${issuerName(parcel)} (CPS ${oneLine(parcel.issuer.cpsCode)})`
}

export function mediumOf({ method }: Parcel): 'e-mail' | 'fax' {
  return method === 'FAX' ? 'fax' : 'e-mail'
}
