import { parsePhoneNumber } from './phone-number.js'

/** Country codes of one and two digits; all others have three. Source: ITU-T E.164, list of assigned country codes. */
const countryCode = /^\+(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/

/**
 * A phone number (E.164) as people read it: `+45 70 30 50 00`, `+46 812 34 56 78`. The country code, then pairs as
 * Danes write them, with three digits first where they are odd. A text that is no phone number comes back as it is.
 */
export function writtenPhoneNumber(e164: string): string {
  const number = parsePhoneNumber(e164)
  if (number === undefined) return e164
  const [code = ''] = countryCode.exec(number) ?? []
  const groups = number.slice(code.length).match(/^\d{3}(?=(\d\d)*$)|\d\d/g) ?? []
  return [code, ...groups].join(' ')
}
