import type { ListedDelivery } from '@telecomx/database'
import { expect, it } from 'vitest'
import { calledBack, describeDelivery } from './describe-delivery.js'

type Told = ListedDelivery['told']
type Change = Partial<Omit<ListedDelivery, 'told'>> & { told?: Partial<Told> }

const listed = ({ told, ...change }: Change): ListedDelivery => ({
  _id: 'd'.repeat(24),
  customer: 'c'.repeat(24),
  documents: ['a'.repeat(24)],
  method: 'EMAIL',
  recipient: 'a@kunde.example',
  otherRecipient: false,
  state: 'queued',
  attempts: [],
  createdAt: '2026-11-22T12:00:00.000Z',
  createdBy: 'e'.repeat(24),
  ...change,
  told: { attemptCount: 0, hasJob: false, isOverdue: false, ...told },
})
const at = '2026-11-22T13:05:00.000Z'

it.each<[string, Change, string, string]>([
  ['new', { nextAttemptAt: at }, 'Venter på at blive sendt.', 'Waiting to be sent.'],
  [
    'not taken up',
    { nextAttemptAt: at, told: { isOverdue: true } },
    'Skulle være sendt den 22. november 2026 kl. 14.05, men er ikke taget op. Afsendelsen er bagud eller kører ikke, eller der er ikke opsat en mailserver.',
    'Should have been sent on 22 November 2026 at 14:05 and was not taken up. Sending is behind or not running, or no mail server is set up.',
  ],
  [
    'not taken up, fax',
    { method: 'FAX', nextAttemptAt: at, told: { isOverdue: true } },
    'Skulle være sendt den 22. november 2026 kl. 14.05, men er ikke taget op. Afsendelsen er bagud eller kører ikke, eller der er ikke opsat en faxvej.',
    'Should have been sent on 22 November 2026 at 14:05 and was not taken up. Sending is behind or not running, or no way to fax is set up.',
  ],
  [
    'tried once',
    { nextAttemptAt: at, told: { attemptCount: 1, answer: '450 4.2.1 Try later' } },
    'Kunne ikke afleveres i første forsøg. Svar: „450 4.2.1 Try later“. Prøves igen den 22. november 2026 kl. 14.05.',
    'Could not be handed over at the first try. Answer: “450 4.2.1 Try later”. It is tried again on 22 November 2026 at 14:05.',
  ],
  [
    'tried often, and the server is away',
    {
      nextAttemptAt: at,
      told: { attemptCount: 3, answer: 'the connection to the mail server failed (ECONNREFUSED)' },
    },
    'Kunne ikke afleveres i 3 forsøg. Mailserveren kan ikke nås lige nu. Svar: „the connection to the mail server failed (ECONNREFUSED)“. Prøves igen den 22. november 2026 kl. 14.05.',
    'Could not be handed over in 3 tries. The mail server cannot be reached right now. Answer: “the connection to the mail server failed (ECONNREFUSED)”. It is tried again on 22 November 2026 at 14:05.',
  ],
  ['in hand', { state: 'sending' }, 'Er ved at blive sendt.', 'Being sent.'],
  [
    'at the fax server',
    {
      method: 'FAX',
      state: 'sending',
      told: { hasJob: true, answer: 'job 17 waits for its next attempt: Busy signal detected' },
    },
    'Faxserveren har den og ringer op. Faxnummeret er optaget. Svar: „job 17 waits for its next attempt: Busy signal detected“.',
    'The fax server has it and is dialling. The fax number is busy. Answer: “job 17 waits for its next attempt: Busy signal detected”.',
  ],
  [
    'sent',
    { state: 'sent', settledAt: at, told: { attemptCount: 1, via: 'smtp', answer: '250 ok' } },
    'Afleveret til mailserveren den 22. november 2026 kl. 14.05.',
    'Handed to the mail server on 22 November 2026 at 14:05.',
  ],
  [
    'sent through a gateway',
    { method: 'FAX', state: 'sent', settledAt: at, told: { via: 'smtp' } },
    'Afleveret til faxgatewayen den 22. november 2026 kl. 14.05. Om faxen nåede frem, skriver gatewayen til afsenderadressen.',
    'Handed to the fax gateway on 22 November 2026 at 14:05. Whether the fax arrived, the gateway writes to the sender address.',
  ],
  [
    'faxed',
    { method: 'FAX', state: 'sent', settledAt: at, told: { via: 'hylafax' } },
    'Faxet den 22. november 2026 kl. 14.05.',
    'Faxed on 22 November 2026 at 14:05.',
  ],
  [
    'kept as a file',
    { state: 'sent', settledAt: at, told: { via: 'file' } },
    'Ikke sendt: gemt som fil i outbox, fordi der ikke er opsat en mailserver.',
    'Not sent: kept as a file in the outbox, because no mail server is set up.',
  ],
  [
    'confirmed by a person',
    { method: 'FAX', state: 'sent', settledAt: at, decidedAt: at, told: { via: 'smtp' } },
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
      told: { via: 'hylafax' },
    },
    'Faxet den 22. november 2026 kl. 14.05.',
    'Faxed on 22 November 2026 at 14:05.',
  ],
  [
    'failed',
    { state: 'failed', settledAt: at, told: { attemptCount: 1, answer: '550 5.1.1 user unknown' } },
    'Kunne ikke sendes. Adressen findes ikke. Svar: „550 5.1.1 user unknown“. Den prøves ikke igen af sig selv: ret det, og send den igen.',
    'Could not be sent. The address does not exist. Answer: “550 5.1.1 user unknown”. It is not tried again by itself: put it right and send it again.',
  ],
  [
    'called back',
    { state: 'failed', settledAt: at, told: { answer: calledBack } },
    'Kaldt tilbage, før den blev sendt: dokumenterne er sendt til en anden modtager.',
    'Called back before it was sent: the documents went to another recipient.',
  ],
  [
    'unknown through a gateway',
    {
      method: 'FAX',
      state: 'unknown',
      settledAt: at,
      told: { answer: 'the mail server closed the connection (ECONNECTION); it may have taken the message' },
    },
    'Det er uvist, om faxen nåede frem. Svar: „the mail server closed the connection (ECONNECTION); it may have taken the message“. Spørg modtageren. Den sendes ikke igen, før en administrator har afgjort det.',
    'It is not known whether the fax arrived. Answer: “the mail server closed the connection (ECONNECTION); it may have taken the message”. Ask the recipient. It is not sent again until an administrator has decided.',
  ],
  [
    'unknown',
    {
      method: 'FAX',
      state: 'unknown',
      settledAt: at,
      told: { answer: 'the sender ended while it was sending' },
    },
    'Det er uvist, om faxen nåede frem. Svar: „the sender ended while it was sending“. Spørg modtageren. Den sendes ikke igen, før en administrator har afgjort det.',
    'It is not known whether the fax arrived. Answer: “the sender ended while it was sending”. Ask the recipient. It is not sent again until an administrator has decided.',
  ],
])('%s', (_title, change, danish, english) => {
  const delivery = listed(change)
  expect(describeDelivery(delivery, 'da').description).toBe(danish)
  expect(describeDelivery(delivery, 'en').description).toBe(english)
  expect(describeDelivery(delivery, 'da')).not.toHaveProperty('told')
})
