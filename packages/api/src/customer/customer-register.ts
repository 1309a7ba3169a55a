import { plainVatNumber } from './plain-vat-number.js'

/** What a customer is known by: its id, or its reseller and name, and its VAT number where it has one. */
export interface KnownBy {
  _id?: string | undefined
  name?: string
  vatNumber?: string | undefined
  parentReseller?: string | undefined
}

/**
 * Customers and a number with each. Two are the same that have one id, or one reseller and one name in any letter case, and
 * not each a VAT number of its own.
 */
export function createRegister() {
  const byId = new Map<string, number>()
  const byName = new Map<string, Map<string, number>>()
  return {
    add({ _id, name, vatNumber, parentReseller }: KnownBy, number: number): void {
      if (_id !== undefined) byId.set(_id, number)
      if (name === undefined) return
      const key = keyOf(name, parentReseller)
      const namesakes = byName.get(key) ?? new Map<string, number>()
      namesakes.set(plainVatNumber(vatNumber), number)
      byName.set(key, namesakes)
    },
    find({ _id = '', name, vatNumber, parentReseller }: KnownBy): number | undefined {
      const namesakes = name === undefined ? undefined : byName.get(keyOf(name, parentReseller))
      const plain = plainVatNumber(vatNumber)
      const [any] = plain === '' ? (namesakes?.values() ?? []) : []
      return byId.get(_id) ?? namesakes?.get(plain) ?? namesakes?.get('') ?? any
    },
  }
}

function keyOf(name: string, parentReseller = ''): string {
  return `${parentReseller}\n${name.toLowerCase()}`
}
