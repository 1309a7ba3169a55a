import type { RefusalReason } from '@telecomx/validation'
import type { Language } from '../courier/courier.js'

/** What is wrong, and what to do. */
type Advice = readonly [fault: string, advice: string]

const danish = {
  subject: (code: string) => `Din underskrevne fuldmagt kan ikke bruges (${code})`,
  heading: 'Din underskrevne fuldmagt kan ikke bruges',
  intro: (filename: string, donor: string, issuer: string) =>
    `Tak for filen „${filename}“. Vi kan desværre ikke bruge den som fuldmagt til at flytte telefonnumre fra ${donor} til ${issuer}.`,
  reasons: {
    ILLEGIBLE: [
      'Kopien kan ikke læses.',
      'Scan eller fotografér alle sider igen, så al tekst og koden på hver side er tydelig.',
    ],
    NOT_SIGNED: [
      'Fuldmagten er ikke underskrevet.',
      'Udfyld sted og dato, underskriv, og skriv dit navn med blokbogstaver. Scan eller fotografér derefter alle sider.',
    ],
    WRONG_SIGNER: [
      'Fuldmagten er ikke underskrevet af en, der må underskrive for ejeren af numrene.',
      'Få den underskrevet af ejeren selv eller af en, der kan tegne virksomheden, og scan eller fotografér alle sider.',
    ],
    NUMBERS_MISSING: [
      'Der mangler sider eller telefonnumre.',
      'Scan eller fotografér alle sider af fuldmagten. Er der numre, som fuldmagten slet ikke nævner, så kontakt os, så sender vi en ny.',
    ],
    OTHER: [
      'Der er noget i vejen med fuldmagten.',
      'Se vores bemærkning nedenfor. Ret det, og scan eller fotografér alle sider igen.',
    ],
  } satisfies Record<RefusalReason, Advice>,
  remark: (message: string) => `Vores bemærkning: „${message}“`,
  send: (code: string, email: string | undefined) =>
    `Send filen som svar på denne mail${email === undefined ? '' : ` eller til ${email}`}, og nævn porteringskoden ${code}. Flytningen venter, til vi har en fuldmagt, der kan bruges.`,
  notNeeded: 'Flytningen venter ikke på den, så du behøver ikke sende en ny.',
  why: (issuer: string) =>
    `Du får denne mail, fordi vi har fået en underskrevet fuldmagt til at flytte telefonnumre til ${issuer}. Kender du ikke noget til det, så kontakt os.`,
}

const english: typeof danish = {
  subject: (code) => `Your signed power of attorney cannot be used (${code})`,
  heading: 'Your signed power of attorney cannot be used',
  intro: (filename, donor, issuer) =>
    `Thank you for the file “${filename}”. Unfortunately we cannot use it as a power of attorney to port phone numbers from ${donor} to ${issuer}.`,
  reasons: {
    ILLEGIBLE: [
      'The copy cannot be read.',
      'Scan or photograph all pages again so that all text and the code on each page are clear.',
    ],
    NOT_SIGNED: [
      'The power of attorney is not signed.',
      'Fill in the place and the date, sign, and write your name in capital letters. Then scan or photograph all pages.',
    ],
    WRONG_SIGNER: [
      'The power of attorney has not been signed by anybody who may sign for the owner of the numbers.',
      'Have it signed by the owner or by somebody with authority to sign for the company, and scan or photograph all pages.',
    ],
    NUMBERS_MISSING: [
      'Pages or phone numbers are missing.',
      'Scan or photograph all pages of the power of attorney. If it does not name all your numbers, please contact us and we will send a new one.',
    ],
    OTHER: [
      'Something is wrong with the power of attorney.',
      'See our remark below. Put it right, and scan or photograph all pages again.',
    ],
  },
  remark: (message) => `Our remark: “${message}”`,
  send: (code, email) =>
    `Send the file in reply to this e-mail${email === undefined ? '' : ` or to ${email}`}, and state the porting code ${code}. The porting will wait until we have a power of attorney that can be used.`,
  notNeeded: 'The porting does not wait for it, so you need not send another one.',
  why: (issuer) =>
    `You are receiving this e-mail because we received a signed power of attorney to port phone numbers to ${issuer}. If you know nothing about it, please contact us.`,
}

export const copyRefusedWordings: Readonly<Record<Language, typeof danish>> = { da: danish, en: english }
