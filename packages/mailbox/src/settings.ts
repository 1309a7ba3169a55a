// An entry of its own, for what reads settings, without what reads mail.
export { parseMailboxUrl } from './mailbox-url.js'
