import type { DeliveryMethod } from '@telecomx/validation'
import type { Courier } from './courier/courier.js'
import { type FaxAddress, NO_GATEWAY_TEMPLATE, NOT_E164, parseFaxAddressTemplate } from './fax/fax-address.js'
import { createHylafaxCourier } from './fax/hylafax-courier.js'
import type { HylafaxPrograms, RenderPage } from './fax/hylafax-programs.js'
import { type HylafaxServer, hylafaxServerText, parseHylafaxServer } from './fax/hylafax-server.js'
import { createFileCourier } from './file-courier.js'
import type { Packing } from './letter/pack-parcel.js'
import { emailContent, faxContent } from './letter/compose-message.js'
import {
  createSmtpCourier,
  DEFAULT_CONNECTIONS,
  DEFAULT_TIMEOUTS,
  type SmtpTimeouts,
} from './smtp/smtp-courier.js'
import { parseEhloName } from './smtp/ehlo-name.js'
import { parseSmtpUrl } from './smtp/smtp-server-url.js'

/** How one method's deliveries are sent, and what is said of that at start-up. */
export interface WayOut extends Pick<Packing, 'content' | 'recipientFault'> {
  /** Stands before where they go. */
  readonly label: string
  /** What to set when they go nowhere, in the server's variables. */
  readonly advice: string
  readonly address: (settings: DeliverySettings) => FaxAddress
  /** Undefined when the settings have no way out for it. */
  readonly createCourier: (settings: DeliverySettings, packing: Packing) => Courier | undefined
}

export const waysOut: Readonly<Record<DeliveryMethod, WayOut>> = {
  EMAIL: {
    label: 'E-mail goes to',
    advice: 'e-mails stay queued: set SMTP_URL',
    recipientFault: 'the recipient is not one plain e-mail address',
    address: () => (recipient) => recipient,
    content: emailContent,
    createCourier: (settings, packing) =>
      smtpCourier(settings, packing) ?? fileCourier(settings, packing, 'mail server'),
  },
  FAX: {
    label: 'Faxes go to',
    advice: 'faxes stay queued: set HYLAFAX_SERVER, or FAX_ADDRESS_TEMPLATE beside SMTP_URL',
    recipientFault: NOT_E164,
    address: ({ faxAddressTemplate }) => parseFaxAddressTemplate(faxAddressTemplate ?? NO_GATEWAY_TEMPLATE),
    content: faxContent,
    createCourier: faxCourier,
  },
}

/** How deliveries are sent. */
export interface DeliverySettings {
  /** The name and address in From; the address is also the envelope sender. */
  readonly fromName: string
  readonly fromAddress: string
  /** `smtp://[user:pass@]host[:port]` (port 25) or `smtps://…` (port 465). */
  readonly smtpUrl?: string
  /** How a sender introduces itself to the mail server; see {@link parseEhloName}. Default: the domain of `fromAddress`. */
  readonly smtpEhloName?: string
  /** How many connections to the mail server a sender keeps at most, each with one message under way; default 4. */
  readonly smtpConnections?: number
  /** The fax gateway's addresses, such as `{number}@fax.example`; see {@link parseFaxAddressTemplate}. */
  readonly faxAddressTemplate?: string
  /**
   * A fax server to give faxes to, instead of a gateway; see {@link parseHylafaxServer}. `renderPage` makes a page of a
   * letter; `programs` says where its client programs are, if not in the usual folders.
   */
  readonly hylafax?: HylafaxServer & {
    readonly renderPage: RenderPage
    readonly programs?: HylafaxPrograms
  }
  /** Takes the messages as files for each method that has no mail server, gateway or fax server. */
  readonly outboxDirectory?: string
  /** Send nothing over a connection without TLS. Default false: TLS when the server offers it. */
  readonly requireTls?: boolean
  /** PEM certificates to trust instead of the public ones, for a mail server with an authority of its own. */
  readonly smtpCertificateAuthority?: string
  /** Milliseconds; defaults: connect 10 s, greeting 15 s, silence 60 s, one hand-over in all 180 s. */
  readonly smtpTimeouts?: Partial<SmtpTimeouts>
}

/** A mail server alone cannot send a fax: it takes a gateway behind it, where there is no fax server. */
function faxCourier(settings: DeliverySettings, packing: Packing): Courier | undefined {
  const { hylafax, faxAddressTemplate: template } = settings
  const gateway = template?.slice(template.indexOf('@') + 1)
  if (hylafax !== undefined) return hylafaxCourier(hylafax, gateway)
  const bySmtp =
    gateway === undefined ? undefined : smtpCourier(settings, packing, `fax gateway ${gateway} through `)
  return bySmtp ?? fileCourier(settings, packing, 'fax gateway')
}

function smtpCourier(settings: DeliverySettings, packing: Packing, before = ''): Courier | undefined {
  if (settings.smtpUrl === undefined) return undefined
  const server = parseSmtpUrl(settings.smtpUrl)
  const { fromAddress, smtpEhloName: ehloName = fromAddress.slice(fromAddress.indexOf('@') + 1) } = settings
  const host = server.host.includes(':') ? `[${server.host}]` : server.host
  return createSmtpCourier({
    server,
    ehloName: parseEhloName(ehloName),
    description: `${before}SMTP server ${host}:${server.port}`,
    packing,
    requireTls: settings.requireTls ?? false,
    connections: settings.smtpConnections ?? DEFAULT_CONNECTIONS,
    certificateAuthority: settings.smtpCertificateAuthority,
    timeouts: { ...DEFAULT_TIMEOUTS, ...settings.smtpTimeouts },
  })
}

function hylafaxCourier(
  { programs, renderPage, ...server }: NonNullable<DeliverySettings['hylafax']>,
  gateway: string | undefined,
): Courier {
  if (gateway !== undefined) throw new Error('Faxes go to a HylaFAX server or to a fax gateway: choose one')
  // Read once more, because the host becomes an argument of a program.
  return createHylafaxCourier({ server: parseHylafaxServer(hylafaxServerText(server)), renderPage, programs })
}

function fileCourier(
  { outboxDirectory }: DeliverySettings,
  packing: Packing,
  missing: string,
): Courier | undefined {
  return outboxDirectory === undefined ? undefined : createFileCourier(outboxDirectory, packing, missing)
}
