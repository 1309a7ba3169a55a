import { describe, expect, test } from 'vitest'
import { createCouriers } from './create-couriers.js'
import type { DeliverySettings } from './ways-out.js'

const FROM = { fromName: 'Telecom X', fromAddress: 'np@telecomx.example' }
const SMTP = { smtpUrl: 'smtp://mail.example' }
const GATEWAY = { faxAddressTemplate: '{number}@fax.example' }
const renderPage = () => Promise.resolve(new Uint8Array())
const HYLAFAX = { hylafax: { host: 'faxes.example', renderPage } }
const OUTBOX = { outboxDirectory: '/nowhere/outbox' }

describe('which courier for which settings', () => {
  test.each<[Partial<DeliverySettings>, string | undefined, string | undefined]>([
    [{}, undefined, undefined],
    [OUTBOX, 'file', 'file'],
    [GATEWAY, undefined, undefined],
    [{ ...GATEWAY, ...OUTBOX }, 'file', 'file'],
    [SMTP, 'smtp', undefined],
    [{ ...SMTP, ...OUTBOX }, 'smtp', 'file'],
    [{ ...SMTP, ...GATEWAY }, 'smtp', 'smtp'],
    [{ ...SMTP, ...GATEWAY, ...OUTBOX }, 'smtp', 'smtp'],
    [HYLAFAX, undefined, 'hylafax'],
    [{ ...HYLAFAX, ...OUTBOX }, 'file', 'hylafax'],
    [{ ...HYLAFAX, ...SMTP }, 'smtp', 'hylafax'],
    [{ ...HYLAFAX, ...SMTP, ...OUTBOX }, 'smtp', 'hylafax'],
  ])('%j: EMAIL %s, FAX %s', (settings, email, fax) => {
    const couriers = createCouriers({ ...FROM, ...settings })
    expect([couriers.EMAIL?.kind, couriers.FAX?.kind]).toEqual([email, fax])
  })
})

test('descriptions say where things go, without login and path', () => {
  const smtpUrl = 'smtps://us%40er:pa%2Fss@mail.example'
  const bySmtp = createCouriers({ ...FROM, ...GATEWAY, smtpUrl })
  expect(bySmtp.EMAIL?.description).toBe('SMTP server mail.example:465')
  expect(bySmtp.FAX?.description).toBe('fax gateway fax.example through SMTP server mail.example:465')
  expect(createCouriers({ ...FROM, smtpUrl: 'smtp://[::1]:2525' }).EMAIL?.description).toBe(
    'SMTP server [::1]:2525',
  )
  const byFile = createCouriers({ ...FROM, ...OUTBOX })
  expect(byFile.EMAIL?.description).toBe(
    'files in the outbox folder, not sent (no mail server is configured)',
  )
  expect(byFile.FAX?.description).toBe('files in the outbox folder, not sent (no fax gateway is configured)')
})

test.each([
  'localhost',
  '127.0.0.1',
  '[127.0.0.1]',
  'mail.example\r\nMAIL FROM:<x@y.example>',
  'a@mail.example',
  '',
])('the EHLO name %j is refused', (smtpEhloName) => {
  expect(() => createCouriers({ ...FROM, ...SMTP, smtpEhloName })).toThrow(
    'The EHLO name must be a host name',
  )
})

test('a HylaFAX server is described by its host and port, and its host is checked', () => {
  const description = (server: { host: string; port?: number }) =>
    createCouriers({ ...FROM, hylafax: { ...server, renderPage } }).FAX?.description
  expect(description({ host: 'faxes.example' })).toBe('HylaFAX server faxes.example:4559')
  expect(description({ host: '::1', port: 45_590 })).toBe('HylaFAX server [::1]:45590')
  expect(() => description({ host: '-x' })).toThrow('The HylaFAX server must be a host')
  expect(() => description({ host: 'faxes.example', port: 70_000 })).toThrow('The port of the HylaFAX server')
})

test.each([SMTP, OUTBOX, {}])('a fax server and a fax gateway at once are refused, with %j', (more) => {
  expect(() => createCouriers({ ...FROM, ...GATEWAY, ...HYLAFAX, ...more })).toThrow(
    'Faxes go to a HylaFAX server or to a fax gateway: choose one',
  )
})

test.each([
  'mail.example',
  'http://user:geheim@mail.example',
  'smtp://',
  'smtp://user:geheim@',
  'smtp://user:geheim@mail.example:99999',
  'smtp://user:geheim@mail.example/?tls.rejectUnauthorized=false',
  'smtp://user:geheim@mail.example#x',
  'smtp://user:geheim@mail.example/path',
  'smtp://user:%E0%A4%A@mail.example',
  'smtp://user:geheim@mail example',
])('SMTP address %s is refused without being repeated', (smtpUrl) => {
  let said = ''
  try {
    createCouriers({ ...FROM, smtpUrl })
  } catch (error) {
    said = JSON.stringify(error, Object.getOwnPropertyNames(error))
  }
  expect(said).toContain('SMTP address')
  expect(said).not.toContain('geheim')
})

test.each(['ge/heim', '12/geheim', 'ge?heim', 'ge#heim', '12#geheim', 'geheim%'])(
  'the password %s in the SMTP address: that it must be percent-encoded is said',
  (password) => {
    expect(() => createCouriers({ ...FROM, smtpUrl: `smtp://user:${password}@mail.example` })).toThrow(
      /percent-encoded: %2F for/,
    )
  },
)

test('a sender address that is not plain is refused', () => {
  expect(() => createCouriers({ ...FROM, fromAddress: 'Telecom X <np@telecomx.example>' })).toThrow(
    /sender address/,
  )
})
