import { expect, test } from 'vitest'
import { mobilePortings, poaFacts } from '../testing/poa-facts.js'
import type { PoaFacts } from './facts.js'
import { readFonts } from './font.js'
import { renderPoa } from './render-poa.js'

const fonts = readFonts()

/** The file without its streams, whose bytes are compressed and may look like anything. */
function structureOf(facts: PoaFacts) {
  const file = Buffer.from(renderPoa(facts, fonts).bytes).toString('latin1')
  return file.replaceAll(/stream[\s\S]*?endstream/g, '')
}

test('H123: nothing in it acts: no script, no action, no link, no form, no attachment', () => {
  const hostile = ') >> /OpenAction << /S /JavaScript /JS (app.alert(1)) >> ('
  const owner = { name: hostile, address: 'javascript:alert(1) https://example.dk a@example.dk +4570305050' }
  const structure = structureOf(poaFacts({ owner, donor: { name: hostile, cpsCode: hostile } }))
  expect(structure).not.toMatch(/\/(JS|JavaScript|OpenAction|AA|Annots|URI|Launch|AcroForm|EmbeddedFile|S)\b/)
})

test('only embedded fonts', () => {
  const structure = structureOf(poaFacts())
  expect(structure.match(/\/BaseFont \/\S+/g)?.toSorted()).toEqual([
    '/BaseFont /NotoSans-Regular',
    '/BaseFont /NotoSans-Regular',
    '/BaseFont /NotoSans-SemiBold',
    '/BaseFont /NotoSans-SemiBold',
  ])
  expect(structure.match(/\/FontFile2 \d+/g)?.length).toBe(2)
})

test('title, which a reader shows, and language are ours, the creation date is the issue time in UTC', () => {
  const structure = structureOf(poaFacts({ issuedAt: '2026-11-22T05:42:09+01:00' }))
  expect(structure).toContain('/Title (Fuldmagt til nummerflytning X1234567890)')
  expect(structure).toContain('/Lang (da)')
  expect(structure).toMatch(/\/ViewerPreferences\s*<<\s*\/DisplayDocTitle true\s*>>/)
  expect(structure).toContain("/CreationDate (D:20261122044209+00'00')")
})

test('H131: same facts, same bytes, in whatever order they are set; other facts, other bytes', () => {
  const facts = poaFacts({ portings: mobilePortings(30) })
  const first = renderPoa(facts, fonts)
  const { owner, portings, ...others } = facts
  const reordered = { portings, owner: { ...reversed(owner), name: owner.name }, ...others }
  expect(renderPoa(reordered, fonts).sha256).toBe(first.sha256)
  expect(Buffer.compare(renderPoa(facts, fonts).bytes, first.bytes)).toBe(0)
  expect(renderPoa({ ...facts, mitId: true }, fonts).sha256).not.toBe(first.sha256)
})

function reversed(value: object) {
  return Object.fromEntries(Object.entries(value).toReversed())
}
