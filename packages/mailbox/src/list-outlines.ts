import type { FetchMessageObject, FetchQueryObject } from 'imapflow'
import type { Folder } from './folder.js'
import { limits } from './mailbox.js'
import { isFault, type MailboxError, mayBeOfMail } from './mailbox-error.js'
import { type MailPlan, planMail } from './plan-mail.js'
import { type Headers, readHeaders } from './read-headers.js'

/** What is known of a mail before any of it is fetched. */
export interface Outline {
  uid: number
  receivedAt: string
  headers: Headers
  plan: MailPlan
  /** Why nothing at all is known of it. */
  failure?: MailboxError
}

/**
 * The outlines of these mails, in their order. One whose structure cannot be told, because it is a bomb or the mail
 * server errs, is there without it; one that is gone meanwhile is not. At one of which not even the headers can be told
 * it ends, with the `failure`.
 *
 * @throws MailboxError
 */
export async function listOutlines(folder: Folder, uids: readonly number[]): Promise<Outline[]> {
  const outlines = await fetchReadable(folder, uids, mayBeOfMail)
  for (const uid of uids.filter((uid) => !outlines.has(uid))) {
    const outline = await fetchAlone(folder, uid)
    if (outline) outlines.set(uid, outline)
    if (outline?.failure)
      return uids.slice(0, uids.indexOf(uid) + 1).flatMap((one) => outlines.get(one) ?? [])
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

/** Of a mail that the mail server may fail at, its headers at least. */
async function fetchAlone(folder: Folder, uid: number): Promise<Outline | undefined> {
  try {
    const alone = await fetchReadable(folder, [uid], (error) => isFault(error, 'MAILBOX_UNREADABLE'))
    return alone.get(uid) ?? (await fetchOutlines(folder, [uid], HEADERS_ONLY)).get(uid)
  } catch (error) {
    if (!mayBeOfMail(error)) throw error
    return { ...(await outlineOf({ uid })), failure: error }
  }
}

/** Those up to such a failure, or all others where it is passed over. */
async function fetchReadable(
  folder: Folder,
  uids: readonly number[],
  isPassedOver: (error: unknown) => boolean,
): Promise<Outlines> {
  const outlines: Outlines = new Map()
  try {
    return await fetchOutlines(folder, uids, WHOLE, outlines)
  } catch (error) {
    if (isPassedOver(error)) return outlines
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

type MailFacts = Pick<FetchMessageObject, 'uid' | 'internalDate' | 'headers' | 'size' | 'bodyStructure'>

async function outlineOf(mail: MailFacts): Promise<Outline> {
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

function planWithin({ size = 0, bodyStructure }: MailFacts): MailPlan {
  if (!bodyStructure) return { attachments: [], leftOut: [{ size, reason: 'UNREADABLE' }] }
  const plan = planMail(bodyStructure)
  if (size <= limits.mailBytes) return plan
  return { ...plan, attachments: [], leftOut: [{ size, reason: 'TOO_LARGE' }] }
}
