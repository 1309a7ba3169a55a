import { inBothLanguages } from './in-both-languages.js'

/** What a delivery carries. */
export const letterNames = inBothLanguages(
  {
    POA: 'Fuldmagt til underskrift',
    REMINDER: 'Påmindelse om fuldmagt',
    DONOR: 'Underskrevet kopi til operatøren',
    PROGRESS: 'Besked om fremdrift',
    COPY_REFUSED: 'Besked om afvist kopi',
  },
  {
    POA: 'Power of attorney to sign',
    REMINDER: 'Reminder of a power of attorney',
    DONOR: 'Signed copy for the donor',
    PROGRESS: 'News of progress',
    COPY_REFUSED: 'News of a refused copy',
  },
)
