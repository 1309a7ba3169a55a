import { expect, test } from 'vitest'
import { poaFileName } from './poa-file-name.js'

test.each([
  ['TDC Erhverv A/S', 'Fuldmagt-TDC-Erhverv-A-S-X1.pdf'],
  ['Æblegård & Søn A/S', 'Fuldmagt-Aeblegaard-Soen-A-S-X1.pdf'],
  ['Ærø & Ålborg – Søn', 'Fuldmagt-Aeroe-Aalborg-Soen-X1.pdf'],
  ['A\u030Alborg', 'Fuldmagt-Aalborg-X1.pdf'],
  ['Łódź', 'Fuldmagt-Lodz-X1.pdf'],
  ['../../x', 'Fuldmagt-x-X1.pdf'],
  ['../../etc/passwd', 'Fuldmagt-etc-passwd-X1.pdf'],
  ['C:\\con.exe', 'Fuldmagt-C-con-exe-X1.pdf'],
  ['a"\r\nX-Evil: 1', 'Fuldmagt-a-X-Evil-1-X1.pdf'],
  ['a\u202Efdp.exe', 'Fuldmagt-a-fdp-exe-X1.pdf'],
  ['Телеком', 'Fuldmagt-X1.pdf'],
  ['😀🚲', 'Fuldmagt-X1.pdf'],
  ['\uD83D', 'Fuldmagt-X1.pdf'],
  ['', 'Fuldmagt-X1.pdf'],
  ['--', 'Fuldmagt-X1.pdf'],
  ['x'.repeat(300), `Fuldmagt-${'x'.repeat(40)}-X1.pdf`],
  [`${'x'.repeat(39)} y`, `Fuldmagt-${'x'.repeat(39)}-X1.pdf`],
  ['Å'.repeat(300), `Fuldmagt-${'Aa'.repeat(20)}-X1.pdf`],
])('donor %j names the file %s', (donor, name) => {
  expect(poaFileName(donor, 'X1')).toBe(name)
})

test('donors whose names become equal keep names of their own by the porting code', () => {
  const donors = ['TDC A/S', 'TDC a/s'.toUpperCase(), 'TDC – A S', '😀', '', 'x'.repeat(41), 'x'.repeat(42)]
  const names = donors.map((donor, index) => poaFileName(donor, `X000000000${index}`))
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(donors.length)
})
