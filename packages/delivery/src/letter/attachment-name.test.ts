import { expect, test } from 'vitest'
import { attachmentName } from './attachment-name.js'

test.each([
  ['TDC Erhverv A/S', 'P-TDC-Erhverv-A-S-X1.pdf'],
  ['Æblegård & Søn A/S', 'P-Aeblegaard-Soen-A-S-X1.pdf'],
  ['Ærø & Ålborg – Søn', 'P-Aeroe-Aalborg-Soen-X1.pdf'],
  ['A\u030Alborg', 'P-Aalborg-X1.pdf'],
  ['Łódź', 'P-Lodz-X1.pdf'],
  ['../../x', 'P-x-X1.pdf'],
  ['../../etc/passwd', 'P-etc-passwd-X1.pdf'],
  ['C:\\con.exe', 'P-C-con-exe-X1.pdf'],
  ['a"\r\nX-Evil: 1', 'P-a-X-Evil-1-X1.pdf'],
  ['a\u202Efdp.exe', 'P-a-fdp-exe-X1.pdf'],
  ['Телеком', 'P-X1.pdf'],
  ['😀🚲', 'P-X1.pdf'],
  ['\uD83D', 'P-X1.pdf'],
  ['', 'P-X1.pdf'],
  ['--', 'P-X1.pdf'],
  ['x'.repeat(300), `P-${'x'.repeat(40)}-X1.pdf`],
  [`${'x'.repeat(39)} y`, `P-${'x'.repeat(39)}-X1.pdf`],
  ['Å'.repeat(300), `P-${'Aa'.repeat(20)}-X1.pdf`],
])('donor %j names its attachment %s', (donor, name) => {
  expect(attachmentName('P', donor, 'X1')).toBe(name)
})

test('donors whose names become equal keep names of their own by the porting code', () => {
  const donors = ['TDC A/S', 'TDC a/s'.toUpperCase(), 'TDC – A S', '😀', '', 'x'.repeat(41), 'x'.repeat(42)]
  const names = donors.map((donor, index) => attachmentName('Fuldmagt', donor, `X000000000${index}`))
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(donors.length)
})
