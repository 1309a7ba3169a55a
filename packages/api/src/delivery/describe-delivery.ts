import type { DeliveryCause, Language, ListedDelivery } from '@telecomx/database'
import type { Delivery, DeliveryMethod } from '@telecomx/validation'
import { reasonFor } from './reason-for.js'

/** The delivery as it is answered, with what became of it in words for a clerk. */
export function describeDelivery({ told, ...delivery }: ListedDelivery, language: Language): Delivery {
  const sentences = sentencesOf({ ...delivery, told }, language)
  return { ...delivery, description: sentences.join(' ') }
}

/** What happened, why, and then what happens next or what is to be done. */
function sentencesOf({ told, ...delivery }: ListedDelivery, language: Language): string[] {
  const words = wordings[language]
  const { state, method, via, nextAttemptAt = '', settledAt = '' } = delivery
  const { cause, attemptCount, hasJob, isOverdue } = told
  if (cause === 'ARRIVED') return [words.confirmed(settledAt)]
  const answered = answerOf(told.answer, method, language)
  const why = cause ? [words.causes[cause]] : answered
  if (state === 'queued') {
    if (isOverdue) return [words.overdue(nextAttemptAt), words.overdueAdvice[method]]
    if (attemptCount === 0) return [words.waiting]
    return [...(cause ? [] : [words.tried(attemptCount)]), ...why, words.next(nextAttemptAt)]
  }
  if (state === 'sending') {
    if (hasJob) return [words.atFaxServer, ...answered]
    return isOverdue ? [words.interrupted, words.overdueAdvice[method]] : [words.sending]
  }
  if (state === 'failed') {
    if (cause === 'WITHDRAWN' || cause === 'NOT_ARRIVED') return why
    return [words.failed, ...(cause ? why : []), ...answered, words.failedAdvice]
  }
  // Why nothing is known is no reason for anything, so an answer stands as it is.
  if (state === 'unknown')
    return [words.unknown, ...(cause ? why : said(told.answer, words)), words.unknownAdvice]
  return via === 'file' ? [words.filed[method]] : [words.sent[method](settledAt, via)]
}

type Words = (typeof wordings)['da']

/** What was answered, to the letter; before it what that means, where we know. */
function answerOf(answer: string | undefined, method: DeliveryMethod, language: Language): string[] {
  const reason = answer === undefined ? undefined : reasonFor(answer, method)?.[language]
  return [...(reason === undefined ? [] : [reason]), ...said(answer, wordings[language])]
}

function said(answer: string | undefined, words: Words): string[] {
  return answer === undefined ? [] : [words.said(answer)]
}

const danish = {
  waiting: 'Venter på at blive sendt.',
  sending: 'Er ved at blive sendt.',
  interrupted: 'Afsendelsen blev afbrudt og er ikke genoptaget.',
  atFaxServer: 'Faxserveren har taget imod den og prøver at sende den.',
  tried: (count: number) =>
    count === 1 ? 'Kunne ikke afleveres ved første forsøg.' : `Kunne ikke afleveres efter ${count} forsøg.`,
  next: (at: string) => `Prøves igen ${timeIn(at, 'da')}.`,
  overdue: (at: string) => `Skulle være sendt ${timeIn(at, 'da')}, men er ikke blevet sendt.`,
  overdueAdvice: {
    EMAIL: 'Afsendelsen er bagud eller kører ikke, eller der er ikke opsat en mailserver.',
    FAX: 'Afsendelsen er bagud eller kører ikke, eller der er ikke opsat nogen måde at faxe på.',
  },
  failed: 'Kunne ikke sendes.',
  failedAdvice: 'Den prøves ikke igen af sig selv: ret fejlen, og send den igen.',
  unknown: 'Det er uvist, om faxen nåede frem.',
  unknownAdvice: 'Spørg modtageren. Den sendes ikke igen, før en administrator har afgjort det.',
  confirmed: (at: string) => `Nåede frem: bekræftet af en medarbejder ${timeIn(at, 'da')}.`,
  sent: {
    EMAIL: (at: string) => `Afleveret til mailserveren ${timeIn(at, 'da')}.`,
    FAX: (at: string, via?: string) =>
      via === 'hylafax'
        ? `Faxet ${timeIn(at, 'da')}.`
        : `Afleveret til faxgatewayen ${timeIn(at, 'da')}. Gatewayen melder til afsenderadressen, om faxen nåede frem.`,
  },
  filed: {
    EMAIL: 'Ikke sendt: gemt som fil i outbox, fordi der ikke er opsat en mailserver.',
    FAX: 'Ikke sendt: gemt som fil i outbox, fordi der ikke er opsat nogen måde at faxe på.',
  },
  causes: {
    STOPPED: 'Afsendelsen blev afbrudt, før den blev afleveret.',
    UNCLEAR:
      'Det er uvist, om mailserveren tog imod den. Den sendes igen, så modtageren kan få den to gange.',
    UNREADABLE: 'Dokumenterne kunne ikke læses fra databasen: det skal driften se på.',
    GIVEN_UP: 'Den er opgivet efter for mange forsøg.',
    WITHDRAWN: 'Trukket tilbage, før den blev sendt; dokumenterne sendes til en anden modtager.',
    SENDER_DIED: 'Afsendelsen blev afbrudt, mens den stod på.',
    FAX_SERVER_CHANGED: 'Faxserveren er skiftet ud, mens den havde faxen.',
    FAX_SERVER_SILENT: 'Faxserveren har ikke meldt den færdig inden for et døgn.',
    RESTORED: 'Databasen er genskabt fra en sikkerhedskopi; faxen kan være sendt, siden den blev taget.',
    NOT_ARRIVED: 'Nåede ikke frem, har en medarbejder oplyst; dokumenterne sendes igen.',
  } satisfies Record<Exclude<DeliveryCause, 'ARRIVED'>, string>,
  said: (answer: string) => `Besked: „${answer}“.`,
}

const english: typeof danish = {
  waiting: 'Waiting to be sent.',
  sending: 'Being sent.',
  interrupted: 'Sending was interrupted and has not been taken up again.',
  atFaxServer: 'The fax server has accepted it and is trying to send it.',
  tried: (count) =>
    count === 1
      ? 'Could not be handed over at the first try.'
      : `Could not be handed over after ${count} tries.`,
  next: (at) => `It will be tried again ${timeIn(at, 'en')}.`,
  overdue: (at) => `Should have been sent ${timeIn(at, 'en')} and has not been.`,
  overdueAdvice: {
    EMAIL: 'Sending is behind or not running, or no mail server is set up.',
    FAX: 'Sending is behind or not running, or no way to fax is set up.',
  },
  failed: 'Could not be sent.',
  failedAdvice: 'It is not tried again by itself: put the fault right and send it again.',
  unknown: 'It is not known whether the fax arrived.',
  unknownAdvice: 'Ask the recipient. It is not sent again until an administrator has decided.',
  confirmed: (at) => `Arrived: confirmed by an employee ${timeIn(at, 'en')}.`,
  sent: {
    EMAIL: (at) => `Handed to the mail server ${timeIn(at, 'en')}.`,
    FAX: (at, via) =>
      via === 'hylafax'
        ? `Faxed ${timeIn(at, 'en')}.`
        : `Handed to the fax gateway ${timeIn(at, 'en')}. The gateway reports to the sender address whether the fax arrived.`,
  },
  filed: {
    EMAIL: 'Not sent: kept as a file in the outbox, because no mail server is set up.',
    FAX: 'Not sent: kept as a file in the outbox, because no way to fax is set up.',
  },
  causes: {
    STOPPED: 'Sending was interrupted before it was handed over.',
    UNCLEAR:
      'It is not known whether the mail server took it. It will be sent again, so the recipient may get it twice.',
    UNREADABLE: 'The documents could not be read from the database: operations must look at it.',
    GIVEN_UP: 'It was given up after too many tries.',
    WITHDRAWN: 'Withdrawn before it was sent; the documents go to another recipient.',
    SENDER_DIED: 'Sending was interrupted while it was under way.',
    FAX_SERVER_CHANGED: 'The fax server was replaced while it had the fax.',
    FAX_SERVER_SILENT: 'The fax server has not finished with it within a day.',
    RESTORED: 'The database was restored from a backup; the fax may have been sent since that was made.',
    NOT_ARRIVED: 'It did not arrive, as an employee found out; the documents are sent again.',
  },
  said: (answer) => `Message: “${answer}”.`,
}

const wordings = { da: danish, en: english }

/** Day and minute in Denmark: `den 22. november 2026 kl. 14.05`, `on 22 November 2026 at 14:05`. */
function timeIn(moment: string, language: Language): string {
  const [before, between] = language === 'da' ? ['den', 'kl.'] : ['on', 'at']
  const { day, time } = clocks[language]
  const date = new Date(moment)
  return `${before} ${day.format(date)} ${between} ${time.format(date)}`
}

/** Kept, because each takes a millisecond and some memory to make. */
const clocks = { da: clockFor('da-DK'), en: clockFor('en-GB') }

function clockFor(locale: string) {
  const timeZone = 'Europe/Copenhagen'
  return {
    day: new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long', year: 'numeric' }),
    time: new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' }),
  }
}
