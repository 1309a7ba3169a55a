import { parsePhoneNumber } from './phone-number.js'

/** What a Danish number is for. */
export const danishNumberTypes = ['FIXED', 'MOBILE', 'RESERVED', 'SPECIAL'] as const
export type DanishNumberType = (typeof danishNumberTypes)[number]

/** The E.164 form of a Danish number of eight digits, or undefined when it is none. */
export function parseDanishNumber(written: string): string | undefined {
  const number = parsePhoneNumber(written)
  return number !== undefined && isDanishNumber(number) ? number : undefined
}

/** Whether a number (E.164) is a Danish one: those have eight digits. */
export function isDanishNumber(number: string): boolean {
  return /^\+45[0-9]{8}$/.test(number)
}

/**
 * What a Danish number (E.164) is for, by its first digits. Source: "Den samlede danske nummerplan" of the numbering
 * authority (sdfi.dk). Series that the plan keeps in reserve are RESERVED until the number table has an entry for
 * them: then somebody was given them, and as no mobile series ever was, they are FIXED.
 */
export function danishNumberType(number: string, isHeld: boolean): DanishNumberType {
  const digits = number.slice('+45'.length)
  if (/^(80|90)/.test(digits)) return 'SPECIAL'
  if (mobile.test(digits)) return 'MOBILE'
  return isHeld || fixed.test(digits) ? 'FIXED' : 'RESERVED'
}

/** "Fortrinsvis afsat til mobilkommunikation": whole series, then parts of series of fixed lines. */
const mobile = new RegExp(
  [
    '^2|^3[01]|^4[0-2]|^5[0-3]|^6[01]|^71|^81|^9[1-3]',
    '^34[24-9]|^35[679]|^36[256]|^389|^398',
    '^431|^441|^46[268]|^47[2468]|^48[5689]|^49[3-689]',
    '^54[235]|^55[126]|^57[1-479]|^58[4679]|^59[78]',
    '^62[79]|^64[19]|^658|^66[2-57]|^69[2-47]',
    '^77[12]|^78[235689]|^82[679]',
  ].join('|'),
)

/** Fixed lines, those without a place (70) among them. */
const fixed = /^3[2-689]|^4[3-9]|^5[4-9]|^6[2-69]|^7[02-9]|^8[26-9]|^9[6-9]/
