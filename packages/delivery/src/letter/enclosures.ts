import { poaFileName, signedCopyFileName } from '@telecomx/validation'
import type { Parcel, SignedCopy } from '../courier/courier.js'
import { picturePage } from '../picture/picture-page.js'

/** A file that goes along. */
export interface Enclosure {
  readonly filename: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

/**
 * Everything that goes along, under names that every system takes. By fax all of it is PDF: pictures become a page each.
 *
 * @throws PictureFault when one cannot
 */
export async function enclosuresOf(parcel: Parcel): Promise<Enclosure[]> {
  const documents = parcel.documents.map(({ bytes, donorName, portingCode }) => ({
    filename: poaFileName(donorName, portingCode),
    contentType: contentTypes.PDF,
    bytes,
  }))
  return [...documents, ...(await signedCopiesOf(parcel))]
}

const contentTypes = {
  PDF: 'application/pdf',
  PNG: 'image/png',
  JPG: 'image/jpeg',
} satisfies Record<SignedCopy['type'], string>

async function signedCopiesOf(parcel: Parcel): Promise<Enclosure[]> {
  if (parcel.letter !== 'DONOR') return []
  const { donorName, portingCode } = parcel.facts
  const copies =
    parcel.method === 'FAX' ? await Promise.all(parcel.signedCopies.map(asPages)) : parcel.signedCopies
  return copies.map(({ type, bytes }, index) => ({
    filename: signedCopyFileName(donorName, portingCode, { type, number: index + 1 }),
    contentType: contentTypes[type],
    bytes,
  }))
}

async function asPages({ type, bytes }: SignedCopy): Promise<SignedCopy> {
  return { type: 'PDF', bytes: type === 'PDF' ? bytes : await picturePage({ type, bytes }) }
}
