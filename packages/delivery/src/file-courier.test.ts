import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createCouriers } from './create-couriers.js'
import type { DeliverySettings } from './ways-out.js'
import { sampleDocument, sampleParcel } from './testing/parcels.js'

let home = ''
let outbox = ''
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'delivery-'))
  outbox = join(home, 'data', 'outbox')
})
afterEach(() => rm(home, { recursive: true }))

const courierFor = (method: 'EMAIL' | 'FAX', change: Partial<DeliverySettings> = {}) => {
  const courier = createCouriers({
    fromName: 'Telecom X',
    fromAddress: 'np@telecomx.example',
    outboxDirectory: outbox,
    ...change,
  })[method]
  if (courier === undefined) throw new Error('no courier')
  return courier
}

test('a parcel becomes one private file, named by the delivery id', async () => {
  const parcel = sampleParcel()
  const result = await courierFor('EMAIL').handOver(parcel)
  expect(result).toEqual({ outcome: 'sent', answer: `written to outbox/${parcel.deliveryId}.eml` })
  expect(await readdir(outbox)).toEqual([`${parcel.deliveryId}.eml`])
  const file = join(outbox, `${parcel.deliveryId}.eml`)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect((await stat(outbox)).mode & 0o777).toBe(0o700)
  const mail = await PostalMime.parse(await readFile(file))
  expect(mail.to).toEqual([{ name: '', address: 'kontor@cykler.example' }])
  expect(mail.attachments.map((part) => part.filename)).toEqual(['Fuldmagt-TDC-Erhverv-X0123456789.pdf'])
})

test('what a killed process left half-written goes with the first hand-over; what is being written stays', async () => {
  await mkdir(outbox, { recursive: true })
  const half = (id: string) => join(outbox, `.${id}.eml.0123456789ab.tmp`)
  for (const path of [half('old'), half('new')]) await writeFile(path, 'half')
  await utimes(half('old'), 0, 0)
  const parcel = sampleParcel()
  await courierFor('EMAIL').handOver(parcel)
  expect((await readdir(outbox)).sort()).toEqual(['.new.eml.0123456789ab.tmp', `${parcel.deliveryId}.eml`])
})

test('the same parcel again gives the same bytes; many at once leave one whole file and nothing else', async () => {
  const parcel = sampleParcel({ documents: [sampleDocument({}, 300_000)] })
  const courier = courierFor('EMAIL')
  await courier.handOver(parcel)
  const file = join(outbox, `${parcel.deliveryId}.eml`)
  const first = await readFile(file)
  const hand = Promise.all(Array.from({ length: 20 }, () => courier.handOver(parcel)))
  for (let round = 0; round < 50; round++) expect((await readFile(file)).equals(first)).toBe(true)
  expect((await hand).map((result) => result.outcome)).toEqual(Array.from({ length: 20 }, () => 'sent'))
  expect(await readdir(outbox)).toEqual([`${parcel.deliveryId}.eml`])
})

test('a fax without a gateway is addressed to nowhere, with one the template counts', async () => {
  const parcel = sampleParcel({ method: 'FAX', recipient: '+4570305050' })
  const addressee = async (change: Partial<DeliverySettings>) => {
    await courierFor('FAX', change).handOver(parcel)
    return (await PostalMime.parse(await readFile(join(outbox, `${parcel.deliveryId}.eml`)))).to?.[0]?.address
  }
  expect(await addressee({})).toBe('FAX=+4570305050@fax.invalid')
  expect(await addressee({ faxAddressTemplate: '{digits}@fax.example' })).toBe('4570305050@fax.example')
})

test.each([
  '../../etc/passwd',
  '5f0c1e2d3b4a59687706aa0',
  '5F0C1E2D3B4A59687706AA01',
  '5f0c1e2d3b4a59687706aa01\n',
  '',
])('delivery id %j never becomes a file', async (deliveryId) => {
  expect((await courierFor('EMAIL').handOver(sampleParcel({ deliveryId }))).outcome).toBe('failed')
  expect(await readdir(home)).toEqual([])
})

test('a folder that cannot be written to is worth another try, and is not named in the answer', async () => {
  await writeFile(join(home, 'data'), 'a file where the folder should be')
  const { outcome, answer } = await courierFor('EMAIL').handOver(sampleParcel())
  expect(outcome).toBe('retry')
  expect(answer).toContain('ENOTDIR')
  expect(answer).not.toContain(home)
})
