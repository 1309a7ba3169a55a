import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { expectSound, type OpenDesk, startDesk, takePicture, widths } from './open-desk.js'

const desk = await startDesk('the imports')
afterAll(() => desk.close())
afterEach(() => desk.closeTabs())
const { kit } = desk
await kit.addOperator({ _id: '01010', name: 'Nordkabel A/S' })
await kit.addNumberRange({ from: '+4533250000', to: '+4533259999', operator: '01010' })
await kit.addCustomer({ name: 'Ærlig Handel ApS', vatNumber: 'DK44556677', parentReseller: kit.reseller })
const admin = await kit.tokenFor('ADMIN')
const reseller = await kit.tokenFor('RESELLER')
const owner = await kit.tokenFor('OWNER', await kit.addCustomer())

type Page = OpenDesk['page']

/** As Danish Excel saves it. */
const excel = (name: string, lines: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1'),
})
const choose = (page: Page, file: ReturnType<typeof excel>) =>
  page.locator('input[type=file]').setInputFiles(file)
const customersNamed = (name: string) =>
  kit.database.selectFrom('customer').selectAll().where('name', 'like', name).orderBy('name').execute()

const files = {
  operators: excel('operatører.csv', [
    'CPS-kode;Navn;Adresse;Porteringstelefon;Porterings-e-mail;Sådan godkendes fastnet;Sådan godkendes mobil;Ventetid',
    '01120;Østersø Net A/S;"Æblevej 1',
    '6700 Esbjerg";75 10 10 10;np@oestersoe.example;E-mail;ICC og e-mail;48',
  ]),
  ranges: excel('numre.csv', [
    'Fra nummer;Til nummer;CPS-kode',
    '75 10 00 00;75 19 99 99;01120',
    '33250000;;01120',
  ]),
  customers: excel('kunder.csv', [
    'Navn;CVR-nr.;Adresse;Postnr.;By;Land;E-mail;Sælger',
    'Brødrene Ærø ApS;DK12345678;Havnegade 1;5970;Ærøskøbing;DK;post@aeroe.example;Åse',
    'Café Øl & Brød;87654321;Åboulevarden 2;8000;Aarhus C;DK;;Bo',
  ]),
  accounts: excel('konti.csv', [
    'Kunde;Type;Kontonavn;Numre;SIM-nummer hos afgivende operatør;Kundenummer',
    'DK44556677;Fastnet;Omstilling;"33250010-19, 33250030";;K-17',
    'ærlig handel aps;Mobil;;33250040;89451234567890123456;',
  ]),
}

const kinds = [
  ['operators', /Importér 1 operatør/, '1 operatør er oprettet, 0 er erstattet.', 'Se operatørerne'],
  ['ranges', /Importér 2 nummerserier/, '2 nummerserier er læst ind.', 'Importér kunder'],
  [
    'customers',
    /Importér 2 kunder/,
    '2 kunder er oprettet; 0 fandtes i forvejen og er, som de var.',
    'Importér konti med numre',
  ],
  [
    'accounts',
    /Importér 2 linjer med konti/,
    '2 konti med 12 numre er oprettet, og 3 porteringer.',
    'Lav fuldmagter',
  ],
] as const

describe.skipIf(!desk.browser)('imports', () => {
  test.each(kinds)(
    'of %s, from a Danish Excel file, and the next step is offered',
    async (kind, button, result, next) => {
      const { page } = await desk.open(`/import?kind=${kind}`, { token: admin })
      await choose(page, files[kind])
      await page.getByText('ingen fejl fundet').waitFor()
      await page.getByRole('button', { name: button }).click()
      await page.getByRole('main').getByText(result).waitFor()
      await page
        .getByRole(kind === 'operators' || kind === 'accounts' ? 'link' : 'button', { name: next })
        .waitFor()
      expect(await page.getByRole('button', { name: 'Importér en fil til' }).count()).toBe(1)
    },
  )

  test('what was in the files is in the database, in Danish letters', async () => {
    const [one, other] = [await customersNamed('Brødrene%'), await customersNamed('Café Ø%')]
    expect([...one, ...other]).toMatchObject([
      { name: 'Brødrene Ærø ApS', vat_number: 'DK12345678', zip: '5970', city: 'Ærøskøbing', country: 'DK' },
      { name: 'Café Øl & Brød', address: 'Åboulevarden 2', email_address: null },
    ])
    const operator = await kit.database.selectFrom('operator').selectAll().where('id', '=', '01120').execute()
    expect(operator).toMatchObject([
      {
        name: 'Østersø Net A/S',
        address: 'Æblevej 1\n6700 Esbjerg',
        fixed_auth: 'EMAIL',
        order_wait_hours: 48,
      },
    ])
  })

  test('every fault is told by its line in the file and its column, with what Excel did', async () => {
    const { page } = await desk.open('/import?kind=operators', { token: admin })
    await choose(
      page,
      excel('operatører.csv', [
        'CPS-kode;Navn;Adresse;Porteringstelefon;Porterings-e-mail;Sådan godkendes fastnet;Sådan godkendes mobil',
        '01130;Nord;"Vej 1',
        '9000 Aalborg";70101010;;E-mail;Fax',
        '',
        '1140;;Vej 2;x;nej;E-mail;Fax',
        '01130;Syd;Vej 3;70101010;;E-mail;Fax',
      ]),
    )
    await page.getByText('3 linjer, 2 linjer med fejl').waitFor()
    const row = (line: number) =>
      page.getByRole('row').filter({ has: page.getByText(`Linje ${line}`, { exact: true }) })
    expect(await row(5).textContent()).toMatch(
      /CPS-kode: En CPS-kode har fem cifre.*Navn: .*mangler.*Porteringstelefon: .*Porterings-e-mail: /,
    )
    expect(await row(6).textContent()).toContain('Operatøren findes allerede (står også på linje 2)')
    expect(await page.getByRole('button', { name: /^Importér/ }).count()).toBe(0)
    await page.getByLabel('Kun linjer med fejl').check()
    expect(await page.locator('tbody tr').count()).toBe(2)
    await row(5).getByRole('button').click()
    await page.getByRole('dialog').getByText('En CPS-kode har fem cifre', { exact: false }).waitFor()
    await takePicture(page, 'import-line')
  })

  test('all or nothing: what only the server knows stands at the same lines, and nothing was stored', async () => {
    const { page } = await desk.open('/import?kind=accounts', { token: reseller })
    await choose(
      page,
      excel('konti.csv', [
        'Kunde;Type;Kontonavn;Numre',
        '44556677;Fastnet;Fax;33250500',
        'Ukendt ApS;Fastnet;Fax;99999998',
        '',
        '44556677;Fastnet;Fax;99999999',
      ]),
    )
    await page.getByRole('button', { name: /Importér 3 linjer/ }).click()
    await page.getByText('Serveren fandt fejl på 2 linjer. Der er ikke importeret noget.').waitFor()
    const rows = await page.locator('tbody tr').allTextContents()
    expect(rows[0]).toMatch(
      /Linje 3.*Kunde: Kunden findes ikke.*Numre: Nummeret er ukendt \(99\s99\s99\s98\)/,
    )
    expect(rows[1]).toMatch(/Linje 5.*Numre: Nummeret er ukendt \(99\s99\s99\s99\)/)
    const stored = await kit.database
      .selectFrom('voice_account_number')
      .select('number')
      .where('number', '=', '+4533250500')
      .execute()
    expect(stored).toEqual([])
  })

  test('a column whose heading is unknown is chosen by hand; customers that are there stay as they are', async () => {
    const { page } = await desk.open('/import?kind=customers', { token: reseller })
    await choose(page, excel('kunder.csv', ['Hvem;CVR', 'Ærlig Handel ApS;44556677', 'Zebra ApS;']))
    await page.getByText('Vælg kolonnen for: Navn').waitFor()
    await page.getByLabel('Navn').selectOption({ label: 'Hvem' })
    await page.getByRole('button', { name: 'Importér 2 kunder' }).click()
    await page.getByRole('main').getByText('1 kunde er oprettet; 1 fandtes i forvejen').waitFor()
    await page.getByRole('button', { name: 'Importér konti med numre' }).click()
    await page.getByText('Vælg en CSV-fil').waitFor()
    expect(await page.getByLabel('Konti med numre').isChecked()).toBe(true)
  })

  test('cells pasted from Excel are read like a file', async () => {
    const { page } = await desk.open('/import?kind=ranges', { token: admin })
    await page
      .getByLabel('Eller indsæt celler')
      .fill('Fra\tTil\tCPS\n4,533E+09\t\t01010\n33260000\t33269999\t1010\n')
    await page.getByRole('button', { name: 'Læs tabellen' }).click()
    await page.getByText('2 linjer, 2 linjer med fejl').waitFor()
    const [first, second] = await page.locator('tbody tr').allTextContents()
    expect(first).toMatch(/Linje 2Fra nummer: Excel har forkortet nummeret/)
    expect(second).toMatch(/Linje 3CPS-kode: En CPS-kode har fem cifre/)
  })

  test('a workbook, a broken table and one without lines are told, and a file may be dropped', async () => {
    const { page } = await desk.open('/import?kind=customers', { token: admin })
    await choose(page, { ...excel('bog.xlsx', []), buffer: Buffer.from('PK\u0003\u0004xxxx') })
    await page.getByText('Det er en Excel-projektmappe').waitFor()
    await choose(page, excel('tom.csv', ['Navn;By']))
    await page.getByText('Der er ingen linjer under overskrifterne').waitFor()
    await choose(page, excel('brudt.csv', ['Navn;By', 'A;B', '"C;D']))
    await page.getByText('På linje 3 begynder et anførselstegn').waitFor()
    const transfer = await page.evaluateHandle(() => {
      const data = new DataTransfer()
      data.items.add(new File(['Navn\nTrukket ApS\n'], 'kunder.csv'))
      return data
    })
    await page.getByText('eller træk filen hertil').dispatchEvent('drop', { dataTransfer: transfer })
    await page.getByRole('button', { name: 'Importér 1 kunde', exact: true }).waitFor()
    expect(await page.getByText('Kunder fra kunder.csv').count()).toBe(1)
  })

  test('a file gives way to another at once; the page is left with a question while one is ready', async () => {
    const { page } = await desk.open('/import?kind=customers', { token: admin })
    await choose(page, excel('kunder.csv', ['Navn;E-mail', ';bo']))
    await page.getByText('1 linje, 1 linje med fejl').waitFor()
    await page.getByRole('button', { name: 'Vælg en anden fil' }).click()
    await choose(page, files.customers)
    await page.getByText('2 linjer, ingen fejl fundet').waitFor()
    await page.getByRole('link', { name: 'Arbejdsliste' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Fortryd' }).click()
    await page.getByRole('button', { name: 'Vælg en anden fil' }).click()
    await page.getByText('Vælg en CSV-fil').waitFor()
    expect(await page.getByRole('table').count()).toBe(0)
    await page.getByRole('link', { name: 'Arbejdsliste' }).click()
    await page.getByRole('heading', { name: 'Arbejdsliste' }).waitFor()
  })

  test('a table stays what it was chosen as, and its columns what they were sent by', async () => {
    const { page } = await desk.open('/import?kind=accounts', { token: admin })
    const line = 'DK44556677;Fastnet;Reception;33250050'
    await choose(page, excel('konti.csv', ['Kunde;Type;Kontonavn;Numre', line]))
    await page.getByText('1 linje, ingen fejl fundet').waitFor()
    await page.getByRole('link', { name: 'Import' }).click()
    await page.waitForURL('**/desk/import')
    await page.getByText('Konti med numre fra konti.csv').waitFor()

    await page.route('**/trpc/voiceAccount.import', () => undefined)
    await page.getByRole('button', { name: 'Importér 1 linje' }).click()
    await page.getByText('Sender …').waitFor()
    expect(await page.getByRole('button', { name: 'Vælg en anden fil' }).count()).toBe(0)
    await page.getByText('kolonner').first().click()
    expect(await page.getByLabel('Kontonavn').isDisabled()).toBe(true)
  })

  test('the template has the Danish headings, for Excel, and is read back', async () => {
    const { page } = await desk.open('/import?kind=accounts', { token: admin })
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Hent en skabelon' }).click(),
    ])
    const bytes: Buffer[] = []
    for await (const piece of await download.createReadStream()) bytes.push(piece as Buffer)
    const text = Buffer.concat(bytes).toString('utf8')
    expect(text).toMatch(/^\ufeffKunde;Type;Kontonavn;Numre;/)
    await choose(page, { ...excel('x.csv', []), buffer: Buffer.from(`${text}44556677;SIP;A;33250600`) })
    await page.getByText('1 linje, ingen fejl fundet').waitFor()
    expect(await page.getByText('der ikke bruges').count()).toBe(0)
  })

  test('a sending that has not left yet is broken off, and nothing was stored', async () => {
    const { page } = await desk.open('/import?kind=customers', { token: admin })
    await page.route('**/trpc/customer.import', () => undefined)
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Network.enable')
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: 1_000,
    })
    const lines = Array.from({ length: 3_000 }, (_, index) => `Ærøpost ${index};${'Å'.repeat(100)}`)
    await choose(page, excel('kunder.csv', ['Navn;Adresse', ...lines]))
    await page.getByRole('button', { name: 'Importér 3.000 kunder' }).click()
    await page.getByText(/^Sender … \d+ %$/).waitFor()
    await page.getByRole('button', { name: 'Afbryd' }).click()
    await page.getByText('Afbrudt. Der er ikke importeret noget.').waitFor()
    await page.getByRole('button', { name: 'Importér 3.000 kunder' }).waitFor()
    expect(await customersNamed('Ærøpost%')).toEqual([])
  })

  test('a reseller is offered customers and accounts, an owner nothing', async () => {
    const { page } = await desk.open('/import?kind=operators', { token: reseller })
    await page.getByText('Vælg en CSV-fil').waitFor()
    expect(await page.getByRole('radio').count()).toBe(2)
    expect(await page.getByLabel('Kunder').isChecked()).toBe(true)
    const other = await desk.open('/import', { token: owner })
    await other.page.getByText('Siden findes ikke').waitFor()
  })

  test.each(Object.entries(widths))('every page is sound (%s)', async (width, viewport) => {
    const opened = await desk.open('/import', { token: admin, viewport })
    const { page } = opened
    await page.getByText('Vælg en CSV-fil').waitFor()
    await takePicture(page, `import-${width}`)
    await expectSound(opened)
    await page.getByLabel('Kunder').check()
    await choose(
      page,
      excel('kunder.csv', [
        'Navn;CVR-nr.;Adresse;Postnr.;By;Land;E-mail;Sælger',
        'Æblehaven ApS;DK12345678;Havnegade 1;5970;Ærøskøbing;DK;post@aeroe.example;Åse',
        ';87654321;Åboulevarden 2;8000;Aarhus C;DK;bo(at)cafe.example;Bo',
      ]),
    )
    await page.getByText('2 linjer, 1 linje med fejl').waitFor()
    await takePicture(page, `import-preview-${width}`)
    await expectSound(opened)
    await page.getByRole('button', { name: 'Linje 3' }).click()
    await page.getByRole('dialog').waitFor()
    await takePicture(page, `import-dialog-${width}`)
    await expectSound(opened)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Vælg en anden fil' }).click()
    await choose(page, excel('kunder.csv', ['Navn', 'Pilehuset ApS', 'Ærlig Handel ApS']))
    await page.getByText('2 linjer, ingen fejl fundet').waitFor()
    await takePicture(page, `import-ready-${width}`)
    await page.getByRole('button', { name: 'Importér 2 kunder' }).click()
    await page.getByRole('heading', { name: 'Importen er færdig' }).waitFor()
    await takePicture(page, `import-done-${width}`)
    await expectSound(opened)
  })

  test('is sound in English', async () => {
    const opened = await desk.open('/import?kind=accounts', { token: admin, language: 'en' })
    await opened.page.getByText('Choose a CSV file').waitFor()
    await takePicture(opened.page, 'import-english')
    await choose(opened.page, files.accounts)
    await opened.page.getByText('2 lines, no faults found').waitFor()
    await takePicture(opened.page, 'import-preview-english')
    await expectSound(opened)
  })
})
