import { isPlainEmailAddress, parsePhoneNumber } from '@telecomx/validation'

/** Where faxes are addressed to when no gateway is configured; `.invalid` never resolves (RFC 2606). */
export const NO_GATEWAY_TEMPLATE = 'FAX={number}@fax.invalid'

/** Said of any other recipient. */
export const NOT_E164 = 'the fax number is not an E.164 number'

/** The longest number there is, so that a template that holds it holds every other. */
const LONGEST_NUMBER = '+123456789012345'

/** Turns an E.164 number into the gateway's e-mail address, or `undefined` if it is no such number. */
export type FaxAddress = (number: string) => string | undefined

/**
 * Reads the template of a fax gateway's addresses, such as `{number}@fax.example` or
 * `FAX={number}@gw.example` (RFC 3192). `{number}` stands for the number with its plus sign,
 * `{digits}` for the number without it; one of them must occur, once, before the `@`.
 *
 * @throws Error when the template cannot give a plain address
 */
export function parseFaxAddressTemplate(template: string): FaxAddress {
  const parts = template.split(/(\{number\}|\{digits\})/)
  const [before, placeholder, after] = parts
  if (parts.length !== 3 || before === undefined || after === undefined || !after.includes('@')) {
    throw new Error('Fax address template must hold {number} or {digits} exactly once, before the @')
  }
  const fill = (number: string): string =>
    before + (placeholder === '{digits}' ? number.slice(1) : number) + after
  if (/[{}]/.test(before + after) || !isPlainEmailAddress(fill(LONGEST_NUMBER))) {
    throw new Error('Fax address template does not give a plain e-mail address')
  }
  return (number) => (isE164(number) ? fill(number) : undefined)
}

export function isE164(text: string): boolean {
  return parsePhoneNumber(text) === text
}
