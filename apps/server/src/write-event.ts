import type { Log } from '@telecomx/api'

export interface LoggedEvent {
  time: Date
  event: string
  fields: NonNullable<Parameters<Log>[1]>
  inColour: boolean
}

/** An event in one line for people: local time, how much it matters, what it is, and its fields. */
export function writeEvent({ time, event, fields, inColour }: LoggedEvent): string {
  const paint = (colour: string, text: string) => (inColour ? `\u001B[${colour}m${text}\u001B[0m` : text)
  const level = levelOf(event, fields)
  const pairs = Object.entries(fields).filter(([, value]) => value !== undefined)
  const words = pairs.map(([name, value]) => ` ${paint(dim, `${name}=`)}${quoted(value)}`)
  return `${paint(dim, timeOf(time))} ${paint(colours[level], level.padEnd(5))} ${event}${words.join('')}`
}

const dim = '2'
/** Green, yellow, red: as terminals number them. */
const colours = { info: '32', warn: '33', error: '31' }

const errors = new Set(['unexpected_error', 'stopped_unfinished'])
/** What docs/operations.md calls worth an alarm, and what goes with it. */
const warnings = new Set([
  'delivery_bounced',
  'delivery_unreadable',
  'delivery_unsettled',
  'mail_not_filed',
  'mail_passed_over',
  'mailbox_failed',
  'order_not_passed_on',
  'order_not_started',
  'recipients_limited',
  'scan_unread',
  'sender_failed',
  'token_use_not_written',
  'too_many_waiting',
  'unavailable',
])

/** How much an event matters. */
export function levelOf(
  event: string,
  { status, state, refused }: LoggedEvent['fields'],
): keyof typeof colours {
  if (errors.has(event) || (typeof status === 'number' && status >= 500)) return 'error'
  const isBad = refused === true || state === 'failed' || state === 'unknown'
  return isBad || warnings.has(event) ? 'warn' : 'info'
}

/** Without the date: who reads along knows it. */
function timeOf(time: Date): string {
  const [hours, minutes, seconds] = [time.getHours(), time.getMinutes(), time.getSeconds()]
  const clock = [hours, minutes, seconds].map((part) => String(part).padStart(2, '0')).join(':')
  return `${clock}.${String(time.getMilliseconds()).padStart(3, '0')}`
}

/** As JSON has it where it is not plain: no text breaks the line or commands the terminal. */
function quoted(value: unknown): string {
  const text = String(value)
  return /^[\w.:/@+-]+$/.test(text) ? text : JSON.stringify(text)
}
