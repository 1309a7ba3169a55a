export { type MailServer, startMailServer } from './start-mail-server.js'
