import type { Parcel } from '../courier/courier.js'
import {
  issuerName,
  issuerWithCode,
  type Letter,
  type LetterBody,
  readablePhone,
  replyAddress,
} from './letter.js'
import { letters } from './letters.js'
import { wordings } from './wording.js'

/** Puts a parcel into its recipient's language. Names stand in it as they are, on one line. */
export function writeLetter(parcel: Parcel): Letter {
  const { language } = parcel
  const phone = readablePhone(parcel)
  return {
    ...bodyOf(parcel),
    language,
    contact: wordings[language].contact(issuerName(parcel), phone, replyAddress(parcel)),
    phone,
    issuer: issuerWithCode(parcel),
  }
}

function bodyOf(parcel: Parcel): LetterBody {
  // A parcel holds the facts of its own letter, which the compiler cannot follow through the record.
  const { write } = letters[parcel.letter] as { write: (parcel: Parcel) => LetterBody }
  return write(parcel)
}
