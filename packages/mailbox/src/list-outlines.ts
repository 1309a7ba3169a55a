import type { FetchMessageObject, FetchQueryObject } from 'imapflow'
import type { Folder } from './folder.js'
import { limits } from './mailbox.js'
import { isFault } from './mailbox-error.js'
import { type MailPlan, planMail } from './plan-mail.js'
import { type Headers, readHeaders } from './read-headers.js'

/** What is known of a mail before any of it is fetched. */
export interface Outline {
  uid: number
  receivedAt: string
  headers: Headers
  plan: MailPlan
}

/**
 * The outlines of these mails, in their order. One whose structure cannot be told, because it is a bomb or the mail
 * server errs, is there without it; one that is gone meanwhile is not.
 *
 * @throws MailboxError when not even a mail's headers can be read.
 */
export async function listOutlines(folder: Folder, uids: readonly number[]): Promise<Outline[]> {
  const outlines = await fetchReadable(folder, uids)
  for (const uid of uids.filter((uid) => !outlines.has(uid))) {
    const alone = await fetchReadable(folder, [uid])
    const outline = alone.get(uid) ?? (await fetchOutlines(folder, [uid], HEADERS_ONLY)).get(uid)
    if (outline) outlines.set(uid, outline)
  }
  return uids.flatMap((uid) => outlines.get(uid) ?? [])
}

type Outlines = Map<number, Outline>

const BASICS = { uid: true, size: true, internalDate: true }
const WHOLE: FetchQueryObject = {
  ...BASICS,
  bodyStructure: true,
  headers: ['From', 'Subject', 'Message-ID', 'In-Reply-To', 'References', 'X-Failed-Recipients'],
}
const HEADERS_ONLY: FetchQueryObject = {
  ...BASICS,
  bodyParts: [{ key: 'HEADER', start: 0, maxLength: limits.textBytes }],
}

/** Those up to an answer that cannot be read, or all others where it is passed over. */
async function fetchReadable(folder: Folder, uids: readonly number[]): Promise<Outlines> {
  const outlines: Outlines = new Map()
  try {
    return await fetchOutlines(folder, uids, WHOLE, outlines)
  } catch (error) {
    if (isFault(error, 'MAILBOX_UNREADABLE')) return outlines
    throw error
  }
}

async function fetchOutlines(
  folder: Folder,
  uids: readonly number[],
  query: FetchQueryObject,
  outlines: Outlines = new Map(),
): Promise<Outlines> {
  await folder.run(async (client) => {
    // A mail server may tell of changed flags, and of other mails, in between.
    for await (const mail of client.fetch(uids.join(','), query, { uid: true }))
      if (uids.includes(mail.uid) && isAnswer(mail, query)) outlines.set(mail.uid, await outlineOf(mail))
  })
  return outlines
}

function isAnswer(mail: FetchMessageObject, query: FetchQueryObject): boolean {
  return mail.bodyStructure !== undefined || (!query.bodyStructure && mail.size !== undefined)
}

async function outlineOf(mail: FetchMessageObject): Promise<Outline> {
  const { uid, internalDate, headers = '' } = mail
  // Text where the mail server's date is none.
  const receivedAt = internalDate instanceof Date ? internalDate : new Date()
  return {
    uid,
    receivedAt: receivedAt.toISOString(),
    headers: await readHeaders(headers),
    plan: planWithin(mail),
  }
}

function planWithin({ size = 0, bodyStructure }: FetchMessageObject): MailPlan {
  if (!bodyStructure) return { attachments: [], leftOut: [{ size, reason: 'UNREADABLE' }] }
  const plan = planMail(bodyStructure)
  if (size <= limits.mailBytes) return plan
  return { ...plan, attachments: [], leftOut: [{ size, reason: 'TOO_LARGE' }] }
}
