import { poaFileName, signedCopyFileName } from '@telecomx/validation'
import type { Parcel, SignedCopy } from '../courier/courier.js'

/** A file that goes along. */
export interface Enclosure {
  readonly filename: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** Everything that goes along, under names that every system takes. */
export function enclosuresOf(parcel: Parcel): Enclosure[] {
  const documents = parcel.documents.map(({ bytes, donorName, portingCode }) => ({
    filename: poaFileName(donorName, portingCode),
    contentType: contentTypes.PDF,
    bytes,
  }))
  return [...documents, ...signedCopiesOf(parcel)]
}

const contentTypes = {
  PDF: 'application/pdf',
  PNG: 'image/png',
  JPG: 'image/jpeg',
} satisfies Record<SignedCopy['type'], string>

function signedCopiesOf(parcel: Parcel): Enclosure[] {
  if (parcel.letter !== 'DONOR') return []
  const { donorName, portingCode } = parcel.facts
  return parcel.signedCopies.map(({ type, bytes }, index) => ({
    filename: signedCopyFileName(donorName, portingCode, { type, number: index + 1 }),
    contentType: contentTypes[type],
    bytes,
  }))
}
