import { expect, test } from 'vitest'
import { describePdf } from '../testing/describe-pdf.js'
import { mobilePorting, mobilePortings, poaFacts, singleNumbers } from '../testing/poa-facts.js'
import type { PoaFacts } from './facts.js'
import { readFonts } from './font.js'
import { renderPoa } from './render-poa.js'

const fonts = readFonts()

const twoPages = poaFacts({
  donor: { name: 'Nordjysk Tele- og Bredbåndsselskab Amba under konkursbehandling', cpsCode: '01003' },
  // As an override may give it: other than the customer, and longer than a line.
  owner: {
    name: 'Interessentskabet Bjerregård, Ðuríðardóttir & Łódź Maskinfabrik og Skibssmedje ved Jens Ågård Ørsted',
    address:
      'c/o Administrationen, Vestergade 12, stuen til venstre, bygning 4, indgang B, lokale 117\nPostboks 7',
    zip: '5970',
    city: 'Ærøskøbing',
    state: 'Region Syddanmark',
    country: 'Danmark',
    vatNumber: 'DK 12 34 56 74',
  },
  portings: [
    {
      numbers: ['+4570305059', '+4570305050', '+4570305052', '+4570305051', '+4538112233'],
      numberType: 'SIP',
      donorCustomerId: 'ERHVERV-0012345/7',
      requestedDate: '2026-12-01T23:30:00.000Z',
    },
    { numbers: ['+4570305060'], numberType: 'SIP', requestedDate: '2026-12-03' },
    mobilePorting({ donorCustomerId: 'Kundenummer med mange ord som ikke kan stå på én linje' }, 40),
    ...mobilePortings(8),
  ],
})

const columns = poaFacts({
  owner: { ...poaFacts().owner, country: 'DE' },
  portings: [
    ...singleNumbers(40),
    {
      numbers: ['+4599999999', ...singleNumbers(9).flatMap(({ numbers }) => numbers)],
      numberType: 'SIP',
      donorCustomerId: 'K-17',
    },
    ...singleNumbers(50, { numberType: 'MVNO', requestedDate: '2026-12-01' }),
    ...mobilePortings(3),
  ],
})

// A change that is wanted is taken over with `npx vitest run packages/poa-document -u`, and shows as a change of the text.
test.each<[string, PoaFacts]>([
  ['two-pages', twoPages],
  ['columns', columns],
  ['draft', poaFacts({ draft: true })],
  ['copy', poaFacts({ copy: true })],
  ['mitid-and-fields-to-fill-in', poaFacts({ mitId: true, owner: { name: 'Ærø', city: 'Marstal' } })],
])('%s: what stands on the pages, and where', async (name, facts) => {
  const { bytes } = renderPoa(facts, fonts)
  await expect(await describePdf(bytes)).toMatchFileSnapshot(`./page-snapshots/${name}.txt`)
})
