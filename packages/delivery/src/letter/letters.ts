import type { Parcel } from '../courier/courier.js'
import type { LetterName } from '../courier/letter-content.js'
import { writeCopyRefused } from './copy-refused-letter.js'
import { writeDonor } from './donor-letter.js'
import type { LetterBody } from './letter.js'
import { writePoa, writeReminder } from './poa-letter.js'
import { writeProgress } from './progress-letter.js'
import { writeSignIn } from './sign-in-letter.js'

/** What is known of a letter: what it cannot go without, and its words. */
interface KindOfLetter<Name extends LetterName> {
  readonly carries: 'documents' | 'signed copies' | 'nothing'
  readonly write: (parcel: Extract<Parcel, { letter: Name }>) => LetterBody
}

/** Every letter. A new one is a new entry. */
export const letters: { readonly [Name in LetterName]: KindOfLetter<Name> } = {
  POA: { carries: 'documents', write: writePoa },
  REMINDER: { carries: 'documents', write: writeReminder },
  DONOR: { carries: 'signed copies', write: writeDonor },
  PROGRESS: { carries: 'nothing', write: writeProgress },
  COPY_REFUSED: { carries: 'nothing', write: writeCopyRefused },
  SIGN_IN: { carries: 'nothing', write: writeSignIn },
}
