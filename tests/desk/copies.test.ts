import type { Page } from 'playwright-core'
import { pdfOf } from '@telecomx/api/testing'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { drop, type Dropped } from './drop.js'
import { expectSound, holdCalls, startDesk, takePicture, widths } from './open-desk.js'

const desk = await startDesk('signed copies')
afterAll(() => desk.close())
afterEach(() => desk.closeTabs())
const { kit } = desk
const operator = await kit.addOperator({
  _id: '01010',
  name: 'Nordkabel A/S',
  npEmail: 'np@nordkabel.example',
})
const token = await kit.tokenFor('ADMIN')
const admin = await kit.clientFor('ADMIN')

let serial = 0
/** A customer with a power of attorney, and the scan of it, signed. */
async function addSigned(name: string, numbers = 3) {
  const customer = await kit.addCustomer({
    name,
    address: 'Havnegade 1',
    zip: '5970',
    city: 'Ærøskøbing',
    emailAddress: 'kontor@aeroe.example',
    parentReseller: kit.reseller,
  })
  const list = Array.from({ length: numbers }, () => `+45332541${String(++serial).padStart(2, '0')}`)
  const portings = await kit.addPortings(
    customer,
    list.map((number) => ({ operator, numbers: [number] })),
  )
  const { documents } = await admin.porting.poaCreate.mutate({ customerId: customer })
  const { bytes } = await admin.poaDocument({ customerId: customer, poaId: documents[0] ?? '' })
  return { customer, portings, numbers: list, scan: Buffer.concat([bytes, Buffer.from('% signed')]) }
}

/** The same, handed in already. */
async function addReceived(name: string) {
  const signed = await addSigned(name)
  const filename = `${name}.pdf`
  const { document } = await admin.documentReceive({ bytes: signed.scan, filename })
  return { ...signed, document: document._id, filename: document.filename }
}

const pdf = (name: string, bytes: Buffer): Dropped => ({ name, type: 'application/pdf', bytes })
const lines = (page: Page) =>
  page.getByRole('region', { name: 'Filer, der er lagt ind' }).getByRole('listitem')
const rows = (page: Page) => page.locator('tbody tr')
const drawn = (page: Page) => page.locator('canvas[data-drawn=yes]').first().waitFor()
const stagesOf = async (portings: readonly string[]) =>
  new Set(
    (await kit.database.selectFrom('porting').select('stage').where('id', 'in', portings).execute()).map(
      ({ stage }) => stage,
    ),
  )

describe.skipIf(!desk.browser)('files that are dropped', () => {
  test.each(Object.entries(widths))(
    'each says what became of it: matched, unmatched, no picture, not signed (%s)',
    async (width, viewport) => {
      const one = await addSigned('Brødrene Ærø ApS')
      const other = await addSigned('Ålborg Bageri', 1)
      const opened = await desk.open('/copies', { token, viewport })
      const { page } = opened
      await page.getByRole('region', { name: 'Læg filer ind' }).waitFor()
      await drop(page, [
        pdf('ærø.pdf', one.scan),
        { name: 'brev.docx', type: '', bytes: Buffer.from(`no picture ${width}`) },
        pdf('uden kode.pdf', pdfOf(`no code ${width}`)),
        pdf('ålborg.pdf', other.scan),
        pdf('usigneret.pdf', other.scan.subarray(0, -'% signed'.length)),
      ])
      await page.getByText('5 af 5 filer er færdige').waitFor()
      const texts = await lines(page).allTextContents()
      expect(texts[0]).toContain('Brødrene Ærø ApS · Fundet: Nordkabel A/S, 3 numre')
      expect(texts[1]).toContain('Filen skal være en PDF, PNG eller JPG')
      expect(texts[2]).toContain('Koden kunne ikke læses. Find porteringen')
      expect(texts[3]).toContain('Ålborg Bageri · Fundet: Nordkabel A/S, 1 nummer')
      expect(texts[4]).toContain('det er ikke underskrevet. Læg den udgave ind, som er underskrevet')
      expect(await stagesOf([...one.portings, ...other.portings])).toEqual(
        new Set(['IN_POA_RECEIVED_FROM_CUSTOMER']),
      )
      await rows(page).filter({ hasText: 'Ålborg Bageri' }).first().waitFor()
      await takePicture(page, `copies-${width}`)
      await expectSound(opened)
    },
  )

  test('of a power of attorney that was made anew, the newer one is named to be signed', async () => {
    const signed = await addSigned('Ærø Færge')
    await admin.porting.poaCreate.mutate({ customerId: signed.customer, override: { name: 'En anden ejer' } })
    const { documents } = await admin.porting.poaList.query({ customerId: signed.customer })
    const newer = documents.find(({ replacedAt }) => replacedAt === undefined)
    const { page } = await desk.open('/copies', { token: await kit.tokenFor('OWNER', signed.customer) })
    await drop(page, [pdf('gammel.pdf', signed.scan)])
    await page.getByText('1 af 1 filer er færdige').waitFor()
    expect(await lines(page).first().textContent()).toContain(
      `En nyere fuldmagt er lavet: ${newer?.portingCode}.`,
    )
  })

  test('OWNER sees what came of their own, that staff look at the rest, and nothing to approve', async () => {
    const own = await addSigned('Ejerens Firma')
    const foreign = await addSigned('En fremmed')
    const opened = await desk.open('/copies', { token: await kit.tokenFor('OWNER', own.customer) })
    const { page } = opened
    await page.getByText('Ingen kopier venter på gennemgang').waitFor()
    await takePicture(page, 'copies-empty')
    await drop(page, [
      pdf('egen.pdf', own.scan),
      pdf('fremmed.pdf', foreign.scan),
      pdf('uklar.pdf', pdfOf('nothing to read here')),
    ])
    await page.getByText('3 af 3 filer er færdige').waitFor()
    const texts = await lines(page).allTextContents()
    expect(texts[1]).toContain('Filens porteringskode er ukendt')
    expect(texts[2]).toContain('Du behøver ikke gøre mere')
    await rows(page).first().waitFor()
    expect(await page.getByRole('checkbox').count()).toBe(0)
    await rows(page).getByRole('button', { name: 'egen.pdf' }).click()
    await page.getByText('Vi ser kopien igennem').waitFor()
    await drawn(page)
    expect(await page.getByRole('button', { name: 'Godkend' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Slet kopien' }).count()).toBe(1)
    await expectSound(opened)
  })

  test('a page behind the last one leads to the first', async () => {
    await addReceived('Den ene side')
    const { page } = await desk.open('/copies?page=9', { token: await kit.tokenFor('ADMIN') })
    await page.getByText('Der er ikke flere på denne side').waitFor()
    await page.getByRole('link', { name: 'Til første side' }).click()
    await rows(page).first().waitFor()
    expect(new URL(page.url()).searchParams.has('page')).toBe(false)
  })

  test('files that somebody dropped are not filed by who uses the tab next; what is under way is asked for', async () => {
    const [first, second] = [await kit.addEmployee(kit.issuer, 'ADMIN'), await kit.tokenFor('ADMIN')]
    const made = await admin.token.create.mutate({ employee: first, name: 'first' })
    const { page } = await desk.open('/copies', { token: made.token })
    const release = await holdCalls(page, '**/document')
    const left = ['en.pdf', 'to.pdf', 'tre.pdf']
    await drop(
      page,
      left.map((name) => pdf(name, pdfOf(`left by the first: ${name}`))),
    )
    await page.getByText('0 af 3 filer').waitFor()
    await page.getByRole('navigation').getByRole('link', { name: 'Operatører' }).click()
    await page.getByRole('heading', { name: 'Operatører' }).waitFor()
    await page.getByRole('button', { name: 'Log ud' }).click()
    const question = page.getByRole('dialog', { name: 'Log ud nu?' })
    await question.getByRole('button', { name: 'Fortryd' }).click()
    await page.getByRole('navigation').getByRole('link', { name: 'Underskrevne kopier' }).click()
    await admin.token.revoke.mutate({ _id: made._id })
    await page.getByLabel('Token', { exact: true }).fill(second)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Underskrevne kopier' }).waitFor()
    release()
    await drop(page, [pdf('min.pdf', pdfOf('of the second'))])
    await page.getByText('1 af 1 fil').waitFor()
    expect(await lines(page).allTextContents()).toEqual([expect.stringContaining('min.pdf')])
    const filed = await kit.database.selectFrom('signed_copy').select('filename').execute()
    expect(filed.filter(({ filename }) => left.includes(filename))).toEqual([])
    await page.getByRole('button', { name: 'Log ud' }).click()
    await page.getByLabel('Token', { exact: true }).fill(second)
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Læg filer ind' }).waitFor()
    expect(await lines(page).count()).toBe(0)
  })

  test('VIEWER is told that there is no such page', async () => {
    const { page } = await desk.open('/copies', { token: await kit.tokenFor('VIEWER') })
    await page.getByRole('heading', { name: 'Siden findes ikke' }).waitFor()
    expect(await page.getByRole('region', { name: 'Læg filer ind' }).count()).toBe(0)
  })
})

describe.skipIf(!desk.browser)('a review', () => {
  test.each(Object.entries(widths))(
    'shows the scan beside what it should say (%s)',
    async (width, viewport) => {
      const { document, filename } = await addReceived('Smørrebrød & Søn A/S')
      const opened = await desk.open(`/copies/${document}`, { token, viewport })
      const { page } = opened
      await page.getByRole('heading', { name: filename }).waitFor()
      const facts = page.getByRole('region', { name: 'Det skal stå på den' })
      for (const text of ['Smørrebrød & Søn A/S', 'Havnegade 1\n5970 Ærøskøbing', 'Nordkabel A/S (01010)'])
        await facts.getByText(text).first().waitFor()
      expect(await facts.getByLabel('Numre').getByRole('listitem').allTextContents()).toEqual([
        expect.stringMatching(/^33\s25\s41\s\d\d\s– 33\s25\s41\s\d\d$/),
      ])
      await page.getByText(/Koden X\d{10} er læst på filen og passer/).waitFor()
      await drawn(page)
      await page.getByRole('button', { name: 'Drej' }).click()
      await page.getByRole('button', { name: 'Zoom ind' }).click()
      await page.getByRole('button', { name: '150 %' }).click()
      for (let turn = 0; turn < 3; turn++) await page.getByRole('button', { name: 'Drej' }).click()
      await page.getByRole('button', { name: 'Vis fuldmagten, som den blev lavet' }).click()
      await page.locator('canvas[data-drawn=yes]').nth(1).waitFor()
      await takePicture(page, `copy-review-${width}`)
      await expectSound(opened)
    },
  )

  test('approve, send, order; each step offers the next', async () => {
    const { document, portings } = await addReceived('Hele Vejen ApS')
    const { page } = await desk.open(`/copies/${document}`, { token })
    await page.getByRole('button', { name: 'Godkend' }).click()
    await page.getByText('Kopien er godkendt', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Send til operatøren' }).click()
    const question = page.getByRole('dialog', { name: 'Send til afgivende operatør?' })
    await question.getByText('Kopien sendes til Nordkabel A/S for 3 numre').waitFor()
    await question.getByRole('button', { name: 'Send til operatøren' }).click()
    await page.getByText('Kopien er på vej til operatøren').waitFor()
    expect(await stagesOf(portings)).toEqual(new Set(['IN_POA_SENT']))
    await page.getByRole('button', { name: 'Bestil' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Bestil' }).click()
    await page.getByText('Porteringerne er bestilt').waitFor()
    expect(await stagesOf(portings)).toEqual(new Set(['IN_ORDERED']))
    await page.getByRole('link', { name: 'Se porteringen' }).waitFor()
    await takePicture(page, 'copy-ordered')
  })

  test('refuse: with the reason, and what the customer is told', async () => {
    const { document, portings, customer } = await addReceived('Uden Underskrift ApS')
    const opened = await desk.open(`/copies/${document}`, { token, viewport: widths.narrow })
    const { page } = opened
    await page.getByRole('button', { name: 'Afvis …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Afvis kopien' })
    await dialog.getByRole('button', { name: 'Afvis', exact: true }).click()
    await dialog.getByText('Vælg en begrundelse').waitFor()
    await dialog.getByLabel('Begrundelse').selectOption('OTHER')
    await dialog.getByText('Skriv, hvad der er galt').waitFor()
    await dialog.getByLabel('Bemærkning til kunden').fill('Side 2 mangler')
    await dialog.getByText('Vores bemærkning: „Side 2 mangler“').waitFor()
    await takePicture(page, 'copy-refuse')
    await expectSound(opened)
    await dialog.getByRole('button', { name: 'Afvis', exact: true }).click()
    await page.getByText('Kopien er afvist, og kunden får besked').waitFor()
    await page.getByText('Afvist: Andet. Side 2 mangler').waitFor()
    expect(await stagesOf(portings)).toEqual(new Set(['IN_AWAITING_POA_FROM_CUSTOMER']))
    const { deliveries } = await admin.delivery.list.query({ customer })
    expect(deliveries).toMatchObject([{ letter: 'COPY_REFUSED' }])
  })

  test('of two at once the second sees what the first did', async () => {
    const { document, portings } = await addReceived('To På En Gang')
    const { page } = await desk.open(`/copies/${document}`, { token })
    await page.getByRole('button', { name: 'Afvis …' }).click()
    await page.getByLabel('Begrundelse').selectOption('ILLEGIBLE')
    await admin.porting.documentApprove.mutate({ _id: portings[0] ?? '', document })
    await page.getByRole('dialog').getByRole('button', { name: 'Afvis', exact: true }).click()
    await page.getByText('Dokumentet venter ikke på gennemgang').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('Godkendt, skal sendes').first().waitFor()
    expect(await page.getByRole('button', { name: 'Afvis …' }).count()).toBe(0)
  })

  test('j and k lead through the pile', async () => {
    const [first, second] = [await addReceived('Bunke 1'), await addReceived('Bunke 2')]
    const { page } = await desk.open(`/copies/${first.document}?sort=filename`, { token })
    await page.getByRole('button', { name: 'Næste' }).waitFor()
    await page.keyboard.press('j')
    await page.getByRole('heading', { name: second.filename }).waitFor()
    await page.keyboard.press('k')
    await page.getByRole('heading', { name: first.filename }).waitFor()
    expect(page.url()).toBe(`${kit.url}/desk/copies/${first.document}?sort=filename`)
  })

  test('a picture is not said to have been added to: whoever looks at it sees whether it is signed', async () => {
    const { customer } = await addSigned('Fotograferet ApS')
    const copy = await kit.addSignedPoa(customer, {
      operator,
      portings: await kit.addPortings(customer, [{ operator }]),
      state: 'RECEIVED',
    })
    const { page } = await desk.open(`/copies/${copy}`, { token })
    await page.getByText('Filen er et billede: se selv efter underskriften').waitFor()
    expect(await page.getByText('noget er føjet til').count()).toBe(0)
  })

  test('by the code of a power of attorney that was replaced: it says so, and asks', async () => {
    const { customer, portings } = await addSigned('Erstattet Af En Nyere', 1)
    const found = await addUnmatched(customer)
    await admin.porting.poaCreate.mutate({ customerId: customer })
    const { documents } = await admin.porting.poaList.query({ customerId: customer })
    const code = documents.find(({ replacedAt }) => replacedAt !== undefined)?.portingCode ?? ''
    const opened = await desk.open(`/copies/${found}`, { token })
    const { page } = opened
    await page.getByLabel('Nummer eller porteringskode').fill(code)
    await page.getByRole('button', { name: 'Søg' }).click()
    await page.getByText(`${code} er koden på en fuldmagt, som en nyere har erstattet.`).waitFor()
    await takePicture(page, 'copy-match-replaced')
    await expectSound(opened)
    await page.getByRole('button', { name: /^Knyt hertil:/ }).click()
    await page.getByRole('dialog').getByText('som en underskrift af den nyere').waitFor()
    expect(await stagesOf(portings)).toEqual(new Set(['IN_AWAITING_POA_FROM_CUSTOMER']))
  })

  test('one that nobody knows is found by hand, by a number, and another is thrown away', async () => {
    const { customer, portings } = await addSigned('Fundet I Hånden')
    const [found, thrown] = [await addUnmatched(customer), await addUnmatched(customer)]
    const number = await kit.database
      .selectFrom('porting')
      .select('number')
      .where('id', '=', portings[0] ?? '')
      .executeTakeFirstOrThrow()
    const opened = await desk.open(`/copies/${found}`, { token })
    const { page } = opened
    await page.getByLabel('Nummer eller porteringskode').fill('hej')
    await page.getByRole('button', { name: 'Søg' }).click()
    await page.getByText('Skriv et telefonnummer eller en kode').waitFor()
    await page.getByLabel('Nummer eller porteringskode').fill(number.number.slice(3))
    await page.getByRole('button', { name: 'Søg' }).click()
    await page.getByRole('button', { name: /^Knyt hertil:/ }).waitFor()
    const isCut = await page
      .getByRole('button', { name: /^Knyt hertil:/ })
      .evaluate((button) =>
        [button, ...button.querySelectorAll('*')].some((part) => part.scrollWidth > part.clientWidth),
      )
    expect(isCut).toBe(false)
    await takePicture(page, 'copy-match')
    await expectSound(opened)
    await page.getByRole('button', { name: /^Knyt hertil:/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Knyt hertil' }).click()
    await page.getByRole('button', { name: 'Godkend' }).waitFor()
    expect(await stagesOf(portings)).toEqual(new Set(['IN_POA_RECEIVED_FROM_CUSTOMER']))

    await page.goto(`${kit.url}/desk/copies/${thrown}`)
    await page.getByRole('button', { name: 'Smid filen væk' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Smid filen væk' }).click()
    await page.getByText('Filen er smidt væk').waitFor()
    expect(new URL(page.url()).searchParams.get('status')).toBe('UNMATCHED')
  })

  const addUnmatched = (customer: string) => kit.addSignedCopy(customer, { state: 'UNMATCHED' })

  test('a scan of a fax is drawn, by what the content policy allows the worker alone', async () => {
    const { document: copy } = await admin.documentReceive({ bytes: blackFax(), filename: 'fax.pdf' })
    const opened = await desk.open(`/copies/${copy._id}`, { token })
    await drawn(opened.page)
    const middle = await opened.page.evaluate(() => {
      const canvas = document.querySelector('canvas') as HTMLCanvasElement
      return [
        ...(canvas.getContext('2d')?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data ?? []),
      ]
    })
    expect(middle).toEqual([0, 0, 0, 255])
    await expectSound(opened)
  })

  test('RESELLER_ADMIN orders what the donor has, and approves and sends nothing', async () => {
    const { document, portings } = await addReceived('Forhandlerens Kunde')
    const { page } = await desk.open(`/copies/${document}`, {
      token: await kit.tokenFor('RESELLER_ADMIN', kit.reseller),
    })
    await page.getByText('Vi ser kopien igennem').waitFor()
    expect(await page.getByRole('button', { name: 'Godkend' }).count()).toBe(0)
    const _id = portings[0] ?? ''
    await admin.porting.documentApprove.mutate({ _id, document })
    await page.getByText('Kopien er godkendt. Den skal nu sendes').waitFor()
    expect(await page.getByRole('button', { name: 'Send til operatøren' }).count()).toBe(0)
    await admin.porting.poaSend.mutate({ _id })
    await page.getByRole('button', { name: 'Bestil' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Bestil' }).click()
    await page.getByText('Porteringerne er bestilt').waitFor()
    expect(await stagesOf(portings)).toEqual(new Set(['IN_ORDERED']))
  })

  test('in English', async () => {
    const { document } = await addReceived('Rødgrød ApS')
    const opened = await desk.open(`/copies/${document}`, { token, language: 'en' })
    const { page } = opened
    await page.getByRole('button', { name: 'Approve' }).waitFor()
    await drawn(page)
    await takePicture(page, 'copy-review-english')
    await expectSound(opened)
  })
})

describe.skipIf(!desk.browser)('many at once', () => {
  test('approve, send, order: with a question, and the result of each', async () => {
    const made = [await addReceived('Mange 1'), await addReceived('Mange 2')]
    const [customer = ''] = made.map((one) => one.customer)
    const other = made[1]?.customer ?? ''
    await kit.database.updateTable('signed_copy').set({ customer }).where('customer', '=', other).execute()
    const portings = made.flatMap((one) => one.portings)
    const opened = await desk.open(`/copies?customer=${customer}`, { token })
    const { page } = opened
    const run = async (name: string) => {
      await page.getByRole('button', { name: 'Vælg alle på siden' }).click()
      await page.getByText('2 valgt').waitFor()
      await page.getByRole('group', { name: 'De valgte' }).getByRole('button', { name }).click()
      await page.getByRole('dialog').getByRole('button', { name }).click()
      const results = page.getByRole('region', { name: 'Hvad der skete' })
      await results.getByText('2 af 2 lykkedes').waitFor()
      expect(await results.getByRole('listitem').count()).toBe(2)
      await takePicture(page, `copies-bulk-${name.split(' ')[0]}`)
      await expectSound(opened)
      await results.getByRole('button', { name: 'Luk listen' }).click()
    }
    await rows(page).first().waitFor()
    await run('Godkend')
    await page.getByRole('link', { name: /^Godkendt, skal sendes/ }).click()
    await run('Send til operatøren')
    await page.getByRole('link', { name: 'Sendt', exact: true }).click()
    await run('Bestil')
    expect(await stagesOf(portings)).toEqual(new Set(['IN_ORDERED']))
  })

  test('what fails with one holds up no other, and is told at its row', async () => {
    const made = [await addReceived('Fejler 1'), await addReceived('Fejler 2')]
    const [one, two] = made
    const { page } = await desk.open('/copies', { token })
    for (const { filename } of made) await page.getByLabel(`Vælg ${filename}`).check()
    await page.getByRole('group', { name: 'De valgte' }).getByRole('button', { name: 'Godkend' }).click()
    await page.getByRole('dialog').waitFor()
    await admin.porting.documentApprove.mutate({
      _id: one?.portings[0] ?? '',
      document: one?.document ?? '',
    })
    await page.getByRole('dialog').getByRole('button', { name: 'Godkend' }).click()
    const results = page.getByRole('region', { name: 'Hvad der skete' })
    await results.getByText('Godkend: 1 af 2 lykkedes').waitFor()
    await results
      .getByRole('listitem')
      .filter({ hasText: two?.filename ?? '' })
      .getByText('Kopien er godkendt')
      .waitFor()
    await results.getByText('Dokumentet venter ikke på gennemgang').waitFor()
    expect(await results.getByRole('listitem').count()).toBe(2)
  })
})

/** A PDF of one page that is black all over, as a Group 4 fax image: eight lines like the white one before them, turned about. */
function blackFax(): Buffer<ArrayBuffer> {
  const data = Buffer.from([0xff, 0x00, 0x10, 0x01])
  const image =
    '/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 1/Decode[1 0]' +
    '/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 8/Rows 8>>'
  const content = '200 0 0 200 0 0 cm /I Do'
  return Buffer.concat([
    Buffer.from(`%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>> endobj
4 0 obj <</Length ${content.length}>> stream\n${content}\nendstream endobj
5 0 obj <<${image}/Length ${data.length}>> stream\n`),
    data,
    Buffer.from('\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n'),
  ])
}
