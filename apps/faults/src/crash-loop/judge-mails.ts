import type { Database } from '@telecomx/database'
import { countAudits } from './count-audits.js'
import type { IncomingMails } from './incoming-mails.js'
import { breach, tally } from './judgement.js'

/** Every mail was read once: what it brought is a signed copy or was here already, what it reports is written down. */
export async function judgeMails(
  database: Database,
  { sent: mails, bounced }: Pick<IncomingMails, 'sent' | 'bounced'>,
) {
  const rows = await database
    .selectFrom('received_mail')
    .select(['received_mail.id', 'message_id as messageId', 'kind', 'left_out as leftOut'])
    .execute()
  const copies = await database
    .selectFrom('signed_copy')
    .select(['received_mail as mail', 'sha256'])
    .where('received_mail', 'is not', null)
    .execute()
  const found = new Map(rows.map((row) => [row.messageId ?? '', row]))
  const counts = tally(rows.map(({ messageId }) => messageId ?? ''))
  const breaches = mails.flatMap(({ messageId, file, isForeign }) => {
    const row = found.get(messageId)
    if (isForeign) return breach(row !== undefined, `${messageId} brought nothing and is written down`)
    if (!row) return [`mail ${messageId} is lost`]
    const brought = copies.filter(({ mail }) => mail === row.id).map(({ sha256 }) => sha256)
    const isHere = row.leftOut?.includes('"ALREADY_HERE"') ? 1 : 0
    if (file === undefined) return breach(row.kind !== 'REPORT', `report ${messageId} is read as ${row.kind}`)
    return [
      ...breach(brought.length + isHere !== 1, `mail ${messageId} became ${brought.length} signed copies`),
      ...breach(
        brought.some((one) => one !== file),
        `mail ${messageId} became the file of another`,
      ),
    ]
  })
  const bounces = await countAudits(database, 'delivery.bounce')
  const twice = [...counts.values()].filter((count) => count > 1).length
  const position = await database.selectFrom('mailbox').select('uid').executeTakeFirst()
  return {
    numbers: {
      'mails in the mailbox': mails.length,
      'mails lost': mails.filter(({ messageId, isForeign }) => !isForeign && !found.has(messageId)).length,
      'mails read twice': twice,
      bounces,
    },
    breaches: [
      ...breaches,
      ...breach(twice > 0, `${twice} mails are written down twice`),
      ...breach(rows.length !== mails.filter(({ isForeign }) => !isForeign).length, 'other mails were read'),
      ...breach(bounces !== bounced.size, `${bounced.size} deliveries came back, and ${bounces} are told of`),
      ...breach((position?.uid ?? 0) !== mails.length, `the mailbox is read up to ${position?.uid}`),
    ],
  }
}
