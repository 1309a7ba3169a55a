import type { Language, ListedDelivery } from '@telecomx/database'
import type { Delivery } from '@telecomx/validation'
import { reasonFor } from './reason-for.js'

/** The delivery as it is answered, with what became of it in words for a clerk. */
export function describeDelivery({ told, ...delivery }: ListedDelivery, language: Language): Delivery {
  const words = wordings[language]
  const [first = '', ...more] = sentencesOf({ ...delivery, told }, words)
  const answered = isWorthTelling(delivery, told) ? answerOf(delivery, told, words, language) : []
  return { ...delivery, description: [first, ...answered, ...more].join(' ') }
}

type Told = ListedDelivery['told']
type Words = (typeof wordings)['da']

/** What happened, and then what happens next or what is to be done. */
function sentencesOf({ told, ...delivery }: ListedDelivery, words: Words): string[] {
  const { state, method, nextAttemptAt = '', settledAt = '' } = delivery
  if (state === 'queued') {
    if (told.isOverdue) return [words.overdue(nextAttemptAt), words.overdueAdvice[method]]
    if (told.attemptCount === 0) return [words.waiting]
    return [words.tried(told.attemptCount), words.next(nextAttemptAt)]
  }
  if (state === 'sending') return [told.hasJob ? words.atFaxServer : words.sending]
  if (state === 'failed')
    return told.answer === calledBack ? [words.calledBack] : [words.failed, words.failedAdvice]
  if (state === 'unknown') return [words.unknown, words.unknownAdvice]
  if (delivery.decidedAt !== undefined && delivery.decidedAt === settledAt)
    return [words.confirmed(settledAt)]
  return told.via === 'file' ? [words.filed[method]] : [words.sent[method](settledAt, told.via)]
}

/** What is written down of a waiting delivery whose documents go to somebody else instead. */
export const calledBack = 'called back, and sent to another recipient'

/** Whether what was answered says more than the state does. */
function isWorthTelling({ state }: Pick<Delivery, 'state'>, told: Told): boolean {
  const { attemptCount, hasJob, answer } = told
  if (answer === calledBack) return false
  if (state === 'queued') return attemptCount > 0
  return state === 'sending' ? hasJob : state !== 'sent'
}

/** What was answered, to the letter; before it what that means, where we know and where it explains the state. */
function answerOf(
  { state }: Pick<Delivery, 'state'>,
  { answer }: Told,
  words: Words,
  language: Language,
): string[] {
  if (answer === undefined) return []
  // Why nothing is known is no reason for anything.
  const reason = state === 'unknown' ? undefined : reasonFor(answer)?.[language]
  return [...(reason === undefined ? [] : [reason]), words.said(answer)]
}

const danish = {
  waiting: 'Venter på at blive sendt.',
  sending: 'Er ved at blive sendt.',
  atFaxServer: 'Faxserveren har den og ringer op.',
  tried: (count: number) =>
    count === 1 ? 'Kunne ikke afleveres i første forsøg.' : `Kunne ikke afleveres i ${count} forsøg.`,
  next: (at: string) => `Prøves igen ${timeIn(at, 'da')}.`,
  overdue: (at: string) => `Skulle være sendt ${timeIn(at, 'da')}, men er ikke taget op.`,
  overdueAdvice: {
    EMAIL: 'Afsendelsen er bagud eller kører ikke, eller der er ikke opsat en mailserver.',
    FAX: 'Afsendelsen er bagud eller kører ikke, eller der er ikke opsat en faxvej.',
  },
  calledBack: 'Kaldt tilbage, før den blev sendt: dokumenterne er sendt til en anden modtager.',
  failed: 'Kunne ikke sendes.',
  failedAdvice: 'Den prøves ikke igen af sig selv: ret det, og send den igen.',
  unknown: 'Det er uvist, om faxen nåede frem.',
  unknownAdvice: 'Spørg modtageren. Den sendes ikke igen, før en administrator har afgjort det.',
  confirmed: (at: string) => `Nåede frem: bekræftet af en medarbejder ${timeIn(at, 'da')}.`,
  sent: {
    EMAIL: (at: string) => `Afleveret til mailserveren ${timeIn(at, 'da')}.`,
    FAX: (at: string, via?: string) =>
      via === 'hylafax'
        ? `Faxet ${timeIn(at, 'da')}.`
        : `Afleveret til faxgatewayen ${timeIn(at, 'da')}. Om faxen nåede frem, skriver gatewayen til afsenderadressen.`,
  },
  filed: {
    EMAIL: 'Ikke sendt: gemt som fil i outbox, fordi der ikke er opsat en mailserver.',
    FAX: 'Ikke sendt: gemt som fil i outbox, fordi der ikke er opsat en faxvej.',
  },
  said: (answer: string) => `Svar: „${answer}“.`,
}

const english: typeof danish = {
  waiting: 'Waiting to be sent.',
  sending: 'Being sent.',
  atFaxServer: 'The fax server has it and is dialling.',
  tried: (count) =>
    count === 1
      ? 'Could not be handed over at the first try.'
      : `Could not be handed over in ${count} tries.`,
  next: (at) => `It is tried again ${timeIn(at, 'en')}.`,
  overdue: (at) => `Should have been sent ${timeIn(at, 'en')} and was not taken up.`,
  overdueAdvice: {
    EMAIL: 'Sending is behind or not running, or no mail server is set up.',
    FAX: 'Sending is behind or not running, or no way to fax is set up.',
  },
  calledBack: 'Called back before it was sent: the documents went to another recipient.',
  failed: 'Could not be sent.',
  failedAdvice: 'It is not tried again by itself: put it right and send it again.',
  unknown: 'It is not known whether the fax arrived.',
  unknownAdvice: 'Ask the recipient. It is not sent again until an administrator has decided.',
  confirmed: (at) => `Arrived: confirmed by an employee ${timeIn(at, 'en')}.`,
  sent: {
    EMAIL: (at) => `Handed to the mail server ${timeIn(at, 'en')}.`,
    FAX: (at, via) =>
      via === 'hylafax'
        ? `Faxed ${timeIn(at, 'en')}.`
        : `Handed to the fax gateway ${timeIn(at, 'en')}. Whether the fax arrived, the gateway writes to the sender address.`,
  },
  filed: {
    EMAIL: 'Not sent: kept as a file in the outbox, because no mail server is set up.',
    FAX: 'Not sent: kept as a file in the outbox, because no way to fax is set up.',
  },
  said: (answer) => `Answer: “${answer}”.`,
}

const wordings = { da: danish, en: english }

/** Day and minute in Denmark: `den 22. november 2026 kl. 14.05`, `on 22 November 2026 at 14:05`. */
function timeIn(moment: string, language: Language): string {
  const [locale, before, between] = language === 'da' ? ['da-DK', 'den', 'kl.'] : ['en-GB', 'on', 'at']
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'Europe/Copenhagen', ...options }).format(new Date(moment))
  const day = part({ day: 'numeric', month: 'long', year: 'numeric' })
  return `${before} ${day} ${between} ${part({ hour: '2-digit', minute: '2-digit' })}`
}
