export { bounces, type Bounced, delayed } from './bounces.js'
export { composeMail, type MailParts } from './compose-mail.js'
export { type MailServer, startMailServer } from './start-mail-server.js'
