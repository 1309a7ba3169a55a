import type { MessageStructureObject } from 'imapflow'
import { type LeftOut, limits, type MailAttachment } from './mailbox.js'

/** A file in a mail that is to be fetched. */
export type WantedPart = Omit<MailAttachment, 'bytes'> & PartPlace

/** Where IMAP has a part, and its size there, encoded. */
export interface PartPlace {
  number: string
  size: number
}

/** What of a mail is to be fetched. */
export interface MailPlan {
  attachments: WantedPart[]
  leftOut: LeftOut[]
  report?: ReportPlan
  /** The first text, where a report that has no form of its own tells all. */
  text?: PartPlace
}

export interface ReportPlan {
  status: PartPlace
  /** The returned mail, or its headers. */
  returned?: PartPlace
}

/** What is worth fetching of a mail, by what its mail server says of its structure. */
export function planMail(structure: MessageStructureObject): MailPlan {
  const parts = partsOfMail(structure, '')
  const report = planReport(parts.filter((part) => !part.forwarded))
  const text = parts.find(({ node }) => node.type === 'text/plain')
  return {
    ...chooseAttachments(parts),
    ...(report && { report }),
    ...(text && { text: placeOf(text) }),
  }
}

interface Part {
  number: string
  node: MessageStructureObject
  /** In a mail within the mail. */
  forwarded: boolean
}

/** The numbers are IMAP's (RFC 9051, 6.4.5.1): a mail without parts has part 1, one within part 2 has 2.1. */
function partsOfMail(body: MessageStructureObject, prefix: string, forwarded = false): Part[] {
  const below = (index: number) => (prefix === '' ? `${index}` : `${prefix}.${index}`)
  if (!isMultipart(body)) return partsOf(body, below(1), forwarded)
  return (body.childNodes ?? []).flatMap((child, index) => partsOf(child, below(index + 1), forwarded))
}

function partsOf(node: MessageStructureObject, number: string, forwarded: boolean): Part[] {
  if (isMultipart(node)) return partsOfMail(node, number, forwarded)
  const within = (node.childNodes ?? []).flatMap((body) => partsOfMail(body, number, true))
  return [{ number, node, forwarded }, ...within]
}

const isMultipart = ({ type }: MessageStructureObject): boolean => type.startsWith('multipart/')

/** RFC 3464, and RFC 6533 for addresses outside ASCII. */
function planReport(parts: readonly Part[]): ReportPlan | undefined {
  const status = parts.find(({ node }) => /^message\/(global-)?delivery-status$/.test(node.type))
  if (!status) return undefined
  const returned = parts.find(({ node }) =>
    /^(message\/(rfc822|global|global-headers)|text\/rfc822-headers)$/.test(node.type),
  )
  return { status: placeOf(status), ...(returned && { returned: placeOf(returned) }) }
}

function chooseAttachments(parts: readonly Part[]): Pick<MailPlan, 'attachments' | 'leftOut'> {
  const attachments: WantedPart[] = []
  const leftOut: LeftOut[] = []
  for (const part of parts.filter(({ node }) => mayBeSignedCopy(node))) {
    const wanted = wantedPart(part)
    const reason = reasonToLeaveOut(wanted, attachments.length)
    if (reason) leftOut.push(leftOutPart(wanted, reason))
    else attachments.push(wanted)
  }
  return { attachments, leftOut }
}

/** What mail programs add by themselves, or show as text, is none; what has the name of a document is one whatever it says it is. */
function mayBeSignedCopy(node: MessageStructureObject): boolean {
  if (/\.(pdf|png|jpe?g|tiff?|heic|zip)$/i.test(filenameOf(node) ?? '')) return true
  return !/^(text|message|multipart)\/|^application\/((x-)?pkcs7-signature|pgp-\w+|ics)$/.test(node.type)
}

/** Base64 takes four bytes and a line break's share for three. */
const LARGEST_ENCODED = limits.attachmentBytes * 1.4

function reasonToLeaveOut({ size }: PartPlace, count: number): LeftOut['reason'] | undefined {
  if (size > LARGEST_ENCODED) return 'TOO_LARGE'
  return count >= limits.attachments ? 'TOO_MANY' : undefined
}

/** An attachment that is not given after all. */
export function leftOutPart({ filename, size }: WantedPart, reason: LeftOut['reason']): LeftOut {
  return { ...(filename !== undefined && { filename }), size, reason }
}

function wantedPart(part: Part): WantedPart {
  const filename = filenameOf(part.node)
  return {
    ...placeOf(part),
    ...(filename !== undefined && { filename }),
    mediaType: part.node.type,
    inline: part.node.disposition === 'inline' && part.node.id !== undefined,
  }
}

function placeOf({ number, node }: Part): PartPlace {
  return { number, size: node.size ?? 0 }
}

/** A name may be as long as the mail; what comes after a thousand characters names nothing. */
function filenameOf({ dispositionParameters, parameters }: MessageStructureObject): string | undefined {
  return (dispositionParameters?.['filename'] ?? parameters?.['name'])?.slice(0, 1000)
}
