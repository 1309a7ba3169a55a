import { oneLine } from './one-line.js'
import type { Courier, DeliveryMethod } from './courier.js'
import { type FaxAddress, NO_GATEWAY_TEMPLATE, parseFaxAddressTemplate } from './fax-address.js'
import { createFileCourier } from './file-courier.js'
import { createHylafaxCourier } from './hylafax-courier.js'
import type { HylafaxPrograms } from './hylafax-programs.js'
import { type HylafaxServer, hylafaxServerText, parseHylafaxServer } from './hylafax-server.js'
import type { Packing } from './pack-parcel.js'
import { isPlainAddress } from './plain-address.js'
import type { Sender } from './poa-message.js'
import { createSmtpCourier, DEFAULT_TIMEOUTS, type SmtpTimeouts } from './smtp-courier.js'
import { parseSmtpUrl } from './smtp-server-url.js'

/** How deliveries leave the house. */
export interface DeliverySettings {
  /** The name and address in From; the address is also the envelope sender. */
  readonly fromName: string
  readonly fromAddress: string
  /** `smtp://[user:pass@]host[:port]` (port 25) or `smtps://…` (port 465). */
  readonly smtpUrl?: string
  /** The fax gateway's addresses, such as `{number}@fax.example`; see {@link parseFaxAddressTemplate}. */
  readonly faxAddressTemplate?: string
  /**
   * A fax server to give faxes to, instead of a gateway; see {@link parseHylafaxServer}. `programs` says where its
   * client programs are, if not in the usual folders.
   */
  readonly hylafax?: HylafaxServer & { readonly programs?: HylafaxPrograms }
  /** Takes the messages as files for each method that has no mail server, gateway or fax server. */
  readonly outboxDirectory?: string
  /** Send nothing over a connection without TLS. Default false: TLS when the server offers it. */
  readonly requireTls?: boolean
  /** PEM certificates to trust instead of the public ones, for an in-house mail server. */
  readonly smtpCertificateAuthority?: string
  /** Milliseconds; defaults: connect 10 s, greeting 15 s, silence 60 s, one hand-over in all 180 s. */
  readonly smtpTimeouts?: Partial<SmtpTimeouts>
}

/** A courier for each method that has a way out. Deliveries of the other methods stay queued. */
export interface Couriers {
  readonly EMAIL?: Courier
  readonly FAX?: Courier
}

/** Takes no more parcels, and resolves when those under way have come to an end. */
export async function closeCouriers(couriers: Couriers): Promise<void> {
  await Promise.all([couriers.EMAIL?.close(), couriers.FAX?.close()])
}

/**
 * Builds the couriers; opens no connection yet.
 *
 * @throws Error when a setting cannot be right; its text never repeats the SMTP address
 */
export function createCouriers(settings: DeliverySettings): Couriers {
  const sender = readSender(settings)
  const template = settings.faxAddressTemplate
  const faxAddress = parseFaxAddressTemplate(template ?? NO_GATEWAY_TEMPLATE)
  const gateway = template === undefined ? undefined : template.slice(template.indexOf('@') + 1)
  const email = emailCourier(
    settings,
    packingFor('EMAIL', sender, (recipient) => recipient),
  )
  const fax = faxCourier(settings, packingFor('FAX', sender, faxAddress), gateway)
  return { ...(email === undefined ? {} : { EMAIL: email }), ...(fax === undefined ? {} : { FAX: fax }) }
}

function emailCourier(settings: DeliverySettings, packing: Packing): Courier | undefined {
  return smtpCourier(settings, packing, '') ?? fileCourier(settings, packing)
}

/** A mail server alone cannot send a fax: it takes a gateway behind it, where there is no fax server. */
function faxCourier(
  settings: DeliverySettings,
  packing: Packing,
  gateway: string | undefined,
): Courier | undefined {
  if (settings.hylafax !== undefined) return hylafaxCourier(settings.hylafax, gateway)
  const bySmtp =
    gateway === undefined ? undefined : smtpCourier(settings, packing, `fax gateway ${gateway} through `)
  return bySmtp ?? fileCourier(settings, packing)
}

function smtpCourier(settings: DeliverySettings, packing: Packing, what: string): Courier | undefined {
  if (settings.smtpUrl === undefined) return undefined
  const server = parseSmtpUrl(settings.smtpUrl)
  const host = server.host.includes(':') ? `[${server.host}]` : server.host
  return createSmtpCourier({
    server,
    description: `${what}SMTP server ${host}:${server.port}`,
    packing,
    requireTls: settings.requireTls ?? false,
    certificateAuthority: settings.smtpCertificateAuthority,
    timeouts: { ...DEFAULT_TIMEOUTS, ...settings.smtpTimeouts },
  })
}

function hylafaxCourier(
  { programs, ...server }: NonNullable<DeliverySettings['hylafax']>,
  gateway: string | undefined,
): Courier {
  if (gateway !== undefined) throw new Error('Faxes go to a HylaFAX server or to a fax gateway: choose one')
  // Read once more, because the host becomes an argument of a program.
  return createHylafaxCourier({ server: parseHylafaxServer(hylafaxServerText(server)), programs })
}

function fileCourier({ outboxDirectory }: DeliverySettings, packing: Packing): Courier | undefined {
  return outboxDirectory === undefined ? undefined : createFileCourier(outboxDirectory, packing)
}

function packingFor(method: DeliveryMethod, sender: Sender, address: FaxAddress): Packing {
  return { method, sender, address }
}

function readSender({ fromName, fromAddress }: DeliverySettings): Sender {
  if (!isPlainAddress(fromAddress)) throw new Error('The sender address is not one plain e-mail address')
  return { name: oneLine(fromName), address: fromAddress }
}
