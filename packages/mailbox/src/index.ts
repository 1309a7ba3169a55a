export { connectMailbox } from './connect-mailbox.js'
export type {
  DeliveryReport,
  LeftOut,
  MailAttachment,
  Mailbox,
  MailboxSettings,
  MailboxTimeouts,
  ReceivedMail,
  ReportedRecipient,
} from './mailbox.js'
export { MailboxError, type MailboxFault } from './mailbox-error.js'
export { parseMailboxUrl } from './mailbox-url.js'
