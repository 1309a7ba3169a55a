// An entry of its own, for what reads settings, without what sends.
export { parseFaxAddressTemplate } from './fax/fax-address.js'
export { parseHylafaxServer } from './fax/hylafax-server.js'
export { parseEhloName } from './smtp/ehlo-name.js'
export { parseSmtpUrl } from './smtp/smtp-server-url.js'
