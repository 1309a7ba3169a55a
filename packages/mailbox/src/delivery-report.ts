import { cleanAnswer } from '@telecomx/delivery'
import { limits, type ReportedRecipient } from './mailbox.js'
import { type Headers, readHeaders } from './read-headers.js'

/**
 * What a delivery status says of each recipient (RFC 3464, 2.3), at most 100 of them: groups of fields, with an empty line
 * between two. The first is about the mail; some mail servers leave that line out.
 */
export async function readDeliveryStatus(status: Uint8Array): Promise<ReportedRecipient[]> {
  const groups = new TextDecoder().decode(status).split(/\r?\n[ \t]*\r?\n/)
  const read = await Promise.all(groups.slice(0, limits.recipients + 1).map(readHeaders))
  return read
    .map(({ fields }) => fields)
    .filter((group) => group.has('final-recipient') || group.has('action'))
    .map(recipientOf)
}

function recipientOf(group: Headers['fields']): ReportedRecipient {
  const address = withoutType(group.get('original-recipient')) ?? withoutType(group.get('final-recipient'))
  return reported({
    address,
    // A report without one is about a failure: those were there before the others.
    action: group.get('action')?.toLowerCase() || 'failed',
    status: /\d\.\d{1,3}\.\d{1,3}/.exec(group.get('status') ?? '')?.[0],
    diagnostic: withoutType(group.get('diagnostic-code')),
  })
}

/** `rfc822; a@b.example`, `smtp; 550 …`: the type is of no use here. */
function withoutType(value = ''): string | undefined {
  return value.replace(/^[\w-]+ *; */, '').trim() || undefined
}

/**
 * What a mail server says in the field X-Failed-Recipients, which Exim writes, and Gmail beside the report; its text says
 * why.
 */
export function readFailedRecipients(field: string, text: string): ReportedRecipient[] {
  const [diagnostic, status] = /^[ \t]*[45]\d\d[ -]+(?:([45]\.\d{1,3}\.\d{1,3}) )?.+$/m.exec(text) ?? []
  const addresses = field.split(/[\s,]+/).filter((address) => address !== '')
  return addresses
    .slice(0, limits.recipients)
    .map((address) => reported({ address, action: 'failed', status, diagnostic }))
}

function reported(found: {
  address: string | undefined
  action: string
  status: string | undefined
  diagnostic: string | undefined
}): ReportedRecipient {
  const { address, action, status, diagnostic } = found
  return {
    ...(address !== undefined && { address: cleanAnswer(address.replace(/^<(.*)>$/, '$1')) }),
    action: cleanAnswer(action),
    ...(status !== undefined && { status }),
    ...(diagnostic !== undefined && { diagnostic: cleanAnswer(diagnostic) }),
  }
}
