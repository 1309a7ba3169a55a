import type { Database } from '@telecomx/database'
import { breach, tally } from './judgement.js'
import type { RecordedDelivery } from './recorded-deliveries.js'

export interface LetterWitness {
  byAddress: ReadonlyMap<string, RecordedDelivery>
  taken: ReadonlyMap<string, readonly string[]>
}

/** The letters that the product wrote by itself, by what arrived of each. */
export async function judgeLetters(database: Database, { byAddress, taken }: LetterWitness) {
  const recorded = new Set([...byAddress.values()].map(({ messageId }) => messageId))
  const messages = [...taken.values()].flat()
  const arrived = messages.map(messageIdOf)
  const counts = tally(arrived)
  const contents = tally([...new Set(messages)].map(messageIdOf))
  const rows = await database
    .selectFrom('delivery')
    .select(['message_id as messageId', 'letter', 'state'])
    .execute()
  const known = new Set(rows.map(({ messageId }) => messageId))
  const letters = rows
    .filter(({ messageId }) => !recorded.has(messageId))
    .map((row) => ({ ...row, mails: counts.get(row.messageId) ?? 0 }))
  return {
    numbers: {
      letters: letters.length,
      'letters repeated': letters.reduce((sum, { mails }) => sum + Math.max(0, mails - 1), 0),
      'letters lost': letters.filter(({ mails }) => mails === 0).length,
    },
    breaches: [
      ...letters.flatMap(({ messageId, letter, state, mails }) => [
        ...breach(state !== 'sent', `${letter} ${messageId} is ${state}`),
        ...breach(mails === 0, `${letter} ${messageId} never arrived`),
        ...breach(
          (contents.get(messageId) ?? 0) > 1,
          `${letter} ${messageId} was repeated with other content`,
        ),
      ]),
      ...arrived.filter((id) => !known.has(id)).map((id) => `${id} arrived and was never recorded`),
    ],
  }
}

function messageIdOf(message: string): string {
  return /^Message-ID: (<.*>)\r?$/im.exec(message)?.[1] ?? 'a mail without Message-ID'
}
