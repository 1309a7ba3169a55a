import type { ListedDelivery } from '@telecomx/database'
import type { Delivery } from '@telecomx/validation'
import { expect, it } from 'vitest'
import { describeDelivery } from './describe-delivery.js'

type Progress = ListedDelivery['progress']
type Change = Partial<Omit<ListedDelivery, 'progress'>> & { progress?: Partial<Progress> }

const listed = ({ progress, ...change }: Change): ListedDelivery => ({
  _id: 'd'.repeat(24),
  customer: 'c'.repeat(24),
  documents: ['a'.repeat(24)],
  letter: 'POA',
  reminders: 0,
  method: 'EMAIL',
  recipient: 'a@kunde.example',
  otherRecipient: false,
  state: 'queued',
  attempts: [],
  createdAt: '2026-11-22T12:00:00.000Z',
  createdBy: 'e'.repeat(24),
  ...change,
  progress: { attemptCount: 0, hasJob: false, isOverdue: false, ...progress },
})
const at = '2026-11-22T13:05:00.000Z'

it.each<[Delivery['letter'], string, string]>([
  ['POA', 'Venter på at blive sendt.', 'Waiting to be sent.'],
  [
    'REMINDER',
    'Påmindelse om fuldmagter, der ikke er kommet retur. Venter på at blive sendt.',
    'Reminder of powers of attorney that have not come back. Waiting to be sent.',
  ],
  [
    'DONOR',
    'Underskrevet fuldmagt. Venter på at blive sendt.',
    'Signed power of attorney. Waiting to be sent.',
  ],
  [
    'PROGRESS',
    'Nyt om en nummerflytning. Venter på at blive sendt.',
    'News of a number porting. Waiting to be sent.',
  ],
  [
    'COPY_REFUSED',
    'Besked om en underskrevet fuldmagt, der ikke kan bruges. Venter på at blive sendt.',
    'Notice of a signed power of attorney that cannot be used. Waiting to be sent.',
  ],
])('%s says what it is', (letter, danish, english) => {
  expect(describeDelivery(listed({ letter }), 'da').description).toBe(danish)
  expect(describeDelivery(listed({ letter }), 'en').description).toBe(english)
})

it.each<[string, Change, string, string]>([
  ['new', { nextAttemptAt: at }, 'Venter på at blive sendt.', 'Waiting to be sent.'],
  [
    'not taken up',
    { nextAttemptAt: at, progress: { isOverdue: true } },
    'Skulle være sendt den 22. november 2026 kl. 14.05, men er ikke blevet sendt. Afsendelsen er bagud eller kører ikke, eller der er ikke opsat en mailserver.',
    'Should have been sent on 22 November 2026 at 14:05 and has not been. Sending is behind or not running, or no mail server is set up.',
  ],
  [
    'not taken up, fax',
    { method: 'FAX', nextAttemptAt: at, progress: { isOverdue: true } },
    'Skulle være sendt den 22. november 2026 kl. 14.05, men er ikke blevet sendt. Afsendelsen er bagud eller kører ikke, eller der er ikke opsat nogen måde at faxe på.',
    'Should have been sent on 22 November 2026 at 14:05 and has not been. Sending is behind or not running, or no way to fax is set up.',
  ],
  [
    'tried once',
    { nextAttemptAt: at, progress: { attemptCount: 1, answer: '450 4.2.1 Try later' } },
    'Kunne ikke afleveres ved første forsøg. Besked: „450 4.2.1 Try later“. Prøves igen den 22. november 2026 kl. 14.05.',
    'Could not be handed over at the first try. Message: “450 4.2.1 Try later”. It will be tried again on 22 November 2026 at 14:05.',
  ],
  [
    'tried often, and the server is away',
    {
      nextAttemptAt: at,
      progress: {
        attemptCount: 3,
        answer: 'the connection to the mail server failed (ECONNREFUSED)',
        fault: 'MAIL_SERVER_AWAY',
      },
    },
    'Kunne ikke afleveres efter 3 forsøg. Mailserveren kan ikke nås lige nu. Besked: „the connection to the mail server failed (ECONNREFUSED)“. Prøves igen den 22. november 2026 kl. 14.05.',
    'Could not be handed over after 3 tries. The mail server cannot be reached right now. Message: “the connection to the mail server failed (ECONNREFUSED)”. It will be tried again on 22 November 2026 at 14:05.',
  ],
  ['in hand', { state: 'sending' }, 'Er ved at blive sendt.', 'Being sent.'],
  [
    'at the fax server',
    {
      method: 'FAX',
      state: 'sending',
      progress: {
        hasJob: true,
        answer: 'job 17 waits for its next attempt: Busy signal detected',
        fault: 'FAX_BUSY',
      },
    },
    'Faxserveren har taget imod den og prøver at sende den. Faxnummeret er optaget. Besked: „job 17 waits for its next attempt: Busy signal detected“.',
    'The fax server has accepted it and is trying to send it. The fax number is busy. Message: “job 17 waits for its next attempt: Busy signal detected”.',
  ],
  [
    'faxed in part',
    {
      method: 'FAX',
      state: 'failed',
      progress: { attemptCount: 1, answer: 'job 17 ended, pages sent: 3 of 5', fault: 'FAX_INCOMPLETE' },
    },
    'Kunne ikke sendes. Modtageren har kun fået nogle af siderne. Besked: „job 17 ended, pages sent: 3 of 5“. Den prøves ikke igen af sig selv: ret fejlen, og send den igen.',
    'Could not be sent. The recipient has only some of the pages. Message: “job 17 ended, pages sent: 3 of 5”. It is not tried again by itself: put the fault right and send it again.',
  ],
  [
    'sent',
    { state: 'sent', settledAt: at, via: 'smtp', progress: { attemptCount: 1, answer: '250 ok' } },
    'Afleveret til mailserveren den 22. november 2026 kl. 14.05.',
    'Handed to the mail server on 22 November 2026 at 14:05.',
  ],
  [
    'sent through a gateway',
    { method: 'FAX', state: 'sent', settledAt: at, via: 'smtp' },
    'Afleveret til faxgatewayen den 22. november 2026 kl. 14.05. Gatewayen melder til afsenderadressen, om faxen nåede frem.',
    'Handed to the fax gateway on 22 November 2026 at 14:05. The gateway reports to the sender address whether the fax arrived.',
  ],
  [
    'faxed',
    { method: 'FAX', state: 'sent', settledAt: at, via: 'hylafax' },
    'Faxet den 22. november 2026 kl. 14.05.',
    'Faxed on 22 November 2026 at 14:05.',
  ],
  [
    'kept as a file',
    { state: 'sent', settledAt: at, via: 'file' },
    'Ikke sendt: gemt som fil i outbox, fordi der ikke er opsat en mailserver.',
    'Not sent: kept as a file in the outbox, because no mail server is set up.',
  ],
  [
    'confirmed by a person',
    {
      method: 'FAX',
      state: 'sent',
      settledAt: at,
      decidedAt: at,
      via: 'smtp',
      progress: { cause: 'ARRIVED' },
    },
    'Nåede frem: bekræftet af en medarbejder den 22. november 2026 kl. 14.05.',
    'Arrived: confirmed by an employee on 22 November 2026 at 14:05.',
  ],
  [
    'sent after a person released it',
    {
      method: 'FAX',
      state: 'sent',
      settledAt: at,
      decidedAt: '2026-11-22T12:59:00.000Z',
      via: 'hylafax',
    },
    'Faxet den 22. november 2026 kl. 14.05.',
    'Faxed on 22 November 2026 at 14:05.',
  ],
  [
    'failed',
    {
      state: 'failed',
      settledAt: at,
      progress: { attemptCount: 1, answer: '550 5.1.1 user unknown', fault: 'NO_SUCH_ADDRESS' },
    },
    'Kunne ikke sendes. Adressen findes ikke. Besked: „550 5.1.1 user unknown“. Den prøves ikke igen af sig selv: ret fejlen, og send den igen.',
    'Could not be sent. The address does not exist. Message: “550 5.1.1 user unknown”. It is not tried again by itself: put the fault right and send it again.',
  ],
  [
    'withdrawn',
    {
      state: 'failed',
      settledAt: at,
      progress: { cause: 'WITHDRAWN', attemptCount: 2, answer: '450 later' },
    },
    'Trukket tilbage, før den blev sendt; dokumenterne sendes til en anden modtager.',
    'Withdrawn before it was sent; the documents go to another recipient.',
  ],
  [
    'not arrived',
    { method: 'FAX', state: 'failed', settledAt: at, progress: { cause: 'NOT_ARRIVED', answer: 'x' } },
    'Nåede ikke frem, har en medarbejder oplyst; dokumenterne sendes igen.',
    'It did not arrive, as an employee found out; the documents are sent again.',
  ],
  [
    'came back',
    {
      state: 'failed',
      settledAt: at,
      progress: { cause: 'BOUNCED', attemptCount: 1, answer: '550-5.1.1 no such user' },
    },
    'Den kom tilbage: den kunne ikke afleveres til modtageren. Adressen findes ikke. Besked: „550-5.1.1 no such user“. Den prøves ikke igen af sig selv: ret fejlen, og send den igen.',
    'It came back: it could not be delivered to the recipient. The address does not exist. Message: “550-5.1.1 no such user”. It is not tried again by itself: put the fault right and send it again.',
  ],
  [
    'given up',
    {
      state: 'failed',
      settledAt: at,
      progress: { cause: 'GIVEN_UP', answer: '452 4.2.2 full', fault: 'MAILBOX_FULL' },
    },
    'Kunne ikke sendes. Den er opgivet efter for mange forsøg. Modtagerens postkasse er fuld. Besked: „452 4.2.2 full“. Den prøves ikke igen af sig selv: ret fejlen, og send den igen.',
    "Could not be sent. It was given up after too many tries. The recipient's mailbox is full. Message: “452 4.2.2 full”. It is not tried again by itself: put the fault right and send it again.",
  ],
  [
    'perhaps taken',
    { nextAttemptAt: at, progress: { cause: 'UNCLEAR', attemptCount: 1, answer: 'x' } },
    'Det er uvist, om mailserveren tog imod den. Den sendes igen, så modtageren kan få den to gange. Prøves igen den 22. november 2026 kl. 14.05.',
    'It is not known whether the mail server took it. It will be sent again, so the recipient may get it twice. It will be tried again on 22 November 2026 at 14:05.',
  ],
  [
    'stopped',
    { nextAttemptAt: at, progress: { cause: 'STOPPED', attemptCount: 1, answer: 'sending was stopped' } },
    'Afsendelsen blev afbrudt, før den blev afleveret. Prøves igen den 22. november 2026 kl. 14.05.',
    'Sending was interrupted before it was handed over. It will be tried again on 22 November 2026 at 14:05.',
  ],
  [
    'its sender died, and no other runs',
    { state: 'sending', progress: { attemptCount: 1, isOverdue: true } },
    'Afsendelsen blev afbrudt og er ikke genoptaget. Afsendelsen er bagud eller kører ikke, eller der er ikke opsat en mailserver.',
    'Sending was interrupted and has not been taken up again. Sending is behind or not running, or no mail server is set up.',
  ],
  [
    'unknown, because the fax server was silent',
    { method: 'FAX', state: 'unknown', settledAt: at, progress: { cause: 'FAX_SERVER_SILENT', answer: 'x' } },
    'Det er uvist, om faxen nåede frem. Faxserveren har ikke meldt den færdig inden for et døgn. Spørg modtageren. Den sendes ikke igen, før en administrator har afgjort det.',
    'It is not known whether the fax arrived. The fax server has not finished with it within a day. Ask the recipient. It is not sent again until an administrator has decided.',
  ],
  [
    'unknown through a gateway',
    {
      method: 'FAX',
      state: 'unknown',
      settledAt: at,
      progress: {
        fault: 'MAIL_SERVER_AWAY',
        answer: 'the mail server closed the connection (ECONNECTION); it may have taken the message',
      },
    },
    'Det er uvist, om faxen nåede frem. Besked: „the mail server closed the connection (ECONNECTION); it may have taken the message“. Spørg modtageren. Den sendes ikke igen, før en administrator har afgjort det.',
    'It is not known whether the fax arrived. Message: “the mail server closed the connection (ECONNECTION); it may have taken the message”. Ask the recipient. It is not sent again until an administrator has decided.',
  ],
  [
    'unknown',
    {
      method: 'FAX',
      state: 'unknown',
      settledAt: at,
      progress: { cause: 'SENDER_DIED', answer: 'x' },
    },
    'Det er uvist, om faxen nåede frem. Afsendelsen blev afbrudt, mens den stod på. Spørg modtageren. Den sendes ikke igen, før en administrator har afgjort det.',
    'It is not known whether the fax arrived. Sending was interrupted while it was under way. Ask the recipient. It is not sent again until an administrator has decided.',
  ],
])('%s', (_title, change, danish, english) => {
  const delivery = listed(change)
  expect(describeDelivery(delivery, 'da').description).toBe(danish)
  expect(describeDelivery(delivery, 'en').description).toBe(english)
  expect(describeDelivery(delivery, 'da')).not.toHaveProperty('progress')
})

it.each<[fault: string, string]>([
  ['NO_SUCH_ADDRESS', 'The fax gateway cannot reach the number. '],
  ['MAILBOX_FULL', ''],
  ['OF_A_NEWER_VERSION', ''],
])('what a gateway says of an address is about the number: %s', (fault, reason) => {
  const failed = listed({ method: 'FAX', state: 'failed', progress: { fault, answer: 'x' } })
  expect(describeDelivery(failed, 'en').description).toContain(`Could not be sent. ${reason}Message: “x”.`)
})
