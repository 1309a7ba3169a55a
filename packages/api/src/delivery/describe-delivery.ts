import { replyFault } from '@telecomx/delivery'
import type { DeliveryCause, Language, ListedDelivery } from '@telecomx/database'
import type { Delivery, DeliveryLetter } from '@telecomx/validation'
import { sayMoment } from '../procedure/say-moment.js'
import { deliveryWays } from './delivery-ways.js'

/** The delivery as it is answered, with what became of it in words for a clerk. */
export function describeDelivery({ progress, ...delivery }: ListedDelivery, language: Language): Delivery {
  const { [delivery.letter]: letter } = wordings[language].letters
  const sentences = [letter, ...sentencesOf({ ...delivery, progress }, language)]
  return { ...delivery, description: sentences.filter(Boolean).join(' ') }
}

/** What happened, why, and then what happens next or what is to be done. */
function sentencesOf({ progress, ...delivery }: ListedDelivery, language: Language): string[] {
  const words = wordings[language]
  const { state, method, via, nextAttemptAt = '', settledAt = '' } = delivery
  const { cause, attemptCount, hasJob, isOverdue } = progress
  const { overdueAdvice, unclear, sent } = deliveryWays[method].words[language]
  if (cause === 'ARRIVED') return [words.confirmed(settledAt)]
  const said = progress.answer === undefined ? [] : [words.said(progress.answer)]
  const fault = cause === 'BOUNCED' ? replyFault(progress.answer ?? '') : progress.fault
  const reason = deliveryWays[method].reasons[fault ?? '']?.[language]
  const answered = reason === undefined ? said : [reason, ...said]
  const why = cause ? [cause === 'UNCLEAR' ? unclear : words.causes[cause]] : answered
  if (state === 'queued') {
    if (isOverdue) return [words.overdue(nextAttemptAt), overdueAdvice]
    if (attemptCount === 0) return [words.waiting]
    return [...(cause ? [] : [words.tried(attemptCount)]), ...why, words.next(nextAttemptAt)]
  }
  if (state === 'sending') {
    if (hasJob) return [words.atFaxServer, ...answered]
    return isOverdue ? [words.interrupted, overdueAdvice] : [words.sending]
  }
  if (state === 'failed') {
    if (cause === 'WITHDRAWN' || cause === 'NOT_ARRIVED') return why
    if (cause === 'BOUNCED') return [...why, ...answered, words.failedAdvice]
    return [words.failed, ...(cause ? why : []), ...answered, words.failedAdvice]
  }
  // Why nothing is known is no reason for anything, so an answer stands as it is.
  if (state === 'unknown') return [unclear, ...(cause ? why : said), words.unknownAdvice]
  return [sent(sayMoment(settledAt, language), via)]
}

const danish = {
  /** What it is, but for what most are. */
  letters: {
    POA: '',
    REMINDER: 'Påmindelse om fuldmagter, der ikke er kommet retur.',
    DONOR: 'Underskrevet fuldmagt.',
    PROGRESS: 'Nyt om en nummerflytning.',
    COPY_REFUSED: 'Besked om en underskrevet fuldmagt, der ikke kan bruges.',
  } satisfies Record<DeliveryLetter, string>,
  waiting: 'Venter på at blive sendt.',
  sending: 'Er ved at blive sendt.',
  interrupted: 'Afsendelsen blev afbrudt og er ikke genoptaget.',
  atFaxServer: 'Faxserveren har taget imod den og prøver at sende den.',
  tried: (count: number) =>
    count === 1 ? 'Kunne ikke afleveres ved første forsøg.' : `Kunne ikke afleveres efter ${count} forsøg.`,
  next: (at: string) => `Prøves igen ${sayMoment(at, 'da')}.`,
  overdue: (at: string) => `Skulle være sendt ${sayMoment(at, 'da')}, men er ikke blevet sendt.`,
  failed: 'Kunne ikke sendes.',
  failedAdvice: 'Den prøves ikke igen af sig selv: ret fejlen, og send den igen.',
  unknownAdvice: 'Spørg modtageren. Den sendes ikke igen, før en administrator har afgjort det.',
  confirmed: (at: string) => `Nåede frem: bekræftet af en medarbejder ${sayMoment(at, 'da')}.`,
  causes: {
    STOPPED: 'Afsendelsen blev afbrudt, før den blev afleveret.',
    UNREADABLE: 'Dokumenterne kunne ikke læses fra databasen: det skal driften se på.',
    GIVEN_UP: 'Den er opgivet efter for mange forsøg.',
    WITHDRAWN: 'Trukket tilbage, før den blev sendt; dokumenterne sendes til en anden modtager.',
    SENDER_DIED: 'Afsendelsen blev afbrudt, mens den stod på.',
    FAX_SERVER_CHANGED: 'Faxserveren er skiftet ud, mens den havde faxen.',
    FAX_SERVER_SILENT: 'Faxserveren har ikke meldt den færdig inden for et døgn.',
    RESTORED: 'Databasen er genskabt fra en sikkerhedskopi; faxen kan være sendt, siden den blev taget.',
    NOT_ARRIVED: 'Nåede ikke frem, har en medarbejder oplyst; dokumenterne sendes igen.',
    BOUNCED: 'Den kom tilbage: den kunne ikke afleveres til modtageren.',
  } satisfies Record<Exclude<DeliveryCause, 'ARRIVED' | 'UNCLEAR'>, string>,
  said: (answer: string) => `Besked: „${answer}“.`,
}

const english: typeof danish = {
  letters: {
    POA: '',
    REMINDER: 'Reminder of powers of attorney that have not come back.',
    DONOR: 'Signed power of attorney.',
    PROGRESS: 'News of a number porting.',
    COPY_REFUSED: 'Notice of a signed power of attorney that cannot be used.',
  },
  waiting: 'Waiting to be sent.',
  sending: 'Being sent.',
  interrupted: 'Sending was interrupted and has not been taken up again.',
  atFaxServer: 'The fax server has accepted it and is trying to send it.',
  tried: (count) =>
    count === 1
      ? 'Could not be handed over at the first try.'
      : `Could not be handed over after ${count} tries.`,
  next: (at) => `It will be tried again ${sayMoment(at, 'en')}.`,
  overdue: (at) => `Should have been sent ${sayMoment(at, 'en')} and has not been.`,
  failed: 'Could not be sent.',
  failedAdvice: 'It is not tried again by itself: put the fault right and send it again.',
  unknownAdvice: 'Ask the recipient. It is not sent again until an administrator has decided.',
  confirmed: (at) => `Arrived: confirmed by an employee ${sayMoment(at, 'en')}.`,
  causes: {
    STOPPED: 'Sending was interrupted before it was handed over.',
    UNREADABLE: 'The documents could not be read from the database: operations must look at it.',
    GIVEN_UP: 'It was given up after too many tries.',
    WITHDRAWN: 'Withdrawn before it was sent; the documents go to another recipient.',
    SENDER_DIED: 'Sending was interrupted while it was under way.',
    FAX_SERVER_CHANGED: 'The fax server was replaced while it had the fax.',
    FAX_SERVER_SILENT: 'The fax server has not finished with it within a day.',
    RESTORED: 'The database was restored from a backup; the fax may have been sent since that was made.',
    NOT_ARRIVED: 'It did not arrive, as an employee found out; the documents are sent again.',
    BOUNCED: 'It came back: it could not be delivered to the recipient.',
  },
  said: (answer) => `Message: “${answer}”.`,
}

const wordings = { da: danish, en: english }
