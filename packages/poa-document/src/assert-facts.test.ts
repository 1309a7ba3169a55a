import { afterAll, beforeAll, expect, test } from 'vitest'
import { mobilePorting, poaFacts } from '../testing/poa-facts.js'
import { UnprintableText } from './assert-facts.js'
import { type PoaRenderer, createPoaRenderer } from './create-poa-renderer.js'
import type { PoaFacts } from './facts.js'

let renderer: PoaRenderer

beforeAll(async () => {
  renderer = await createPoaRenderer()
})
afterAll(() => renderer.close())

/** Beside a document that nothing is wrong with. */
function render(changes: Partial<PoaFacts>) {
  return renderer.render([poaFacts(), poaFacts(changes)], 'a')
}

test.each([
  ['reference', { reference: '64f0' }],
  ['portingCode', { portingCode: 'X123456789O' }],
  ['issuedAt', { issuedAt: '2026-13-40T00:00:00Z' }],
  ['issuedAt', { issuedAt: 'yesterday' }],
  ['owner.name', { owner: { name: '' } }],
  ['portings[0].numbers', { portings: [{ numbers: [], numberType: 'SIP' as const }] }],
  [
    'portings[0].numbers[1]',
    { portings: [{ numbers: ['+4570305050', '70305051'], numberType: 'SIP' as const }] },
  ],
  ['portings[0].requestedDate', { portings: [mobilePorting({ requestedDate: '1. maj' })] }],
])('%s of a wrong form is refused by name', async (field, changes) => {
  await expect(render(changes)).rejects.toThrow(field)
})

test('no number: refused', async () => {
  await expect(render({ portings: [] })).rejects.toThrow('portings is empty')
})

test('H126: rendering refuses what cannot be printed and names the field', async () => {
  const facts = poaFacts()
  const porting = mobilePorting()
  const cases = {
    'owner.name': { owner: { name: 'Kyōto 京都' } },
    'owner.zip': { owner: { name: 'Ærø', zip: '59\n70' } },
    'owner.address': { owner: { name: 'Ærø', address: 'a\u200bb' } },
    'donor.cpsCode': { donor: { name: 'Fjernnet', cpsCode: '\ue000' } },
    'issuer.email': { issuer: { ...facts.issuer, email: '\u00ad' } },
    'portings[1].donorSimNumber': { portings: [porting, { ...porting, donorSimNumber: '89\t45' }] },
    'portings[0].donorCustomerId': { portings: [{ ...porting, donorCustomerId: '\ufffd' }] },
  }
  for (const [field, changes] of Object.entries(cases)) {
    await expect(render(changes)).rejects.toThrow(new UnprintableText(field))
  }
})
