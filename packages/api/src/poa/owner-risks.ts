import type { Owner } from '@telecomx/database'
import type { OwnerField, RejectRisk } from '@telecomx/validation'
import type { DocumentGroup } from './draft-documents.js'

/**
 * Why the donor may refuse the owner of a document: a fact that is missing, one that looks wrong, and the customer's
 * address under another owner.
 */
export function ownerRisks(group: DocumentGroup): RejectRisk[] {
  return [...missingRisks(group), ...formRisks(group), ...borrowedAddressRisks(group)]
}

/** What donors compare with their own records, in words. */
const comparedFields = {
  name: 'name',
  address: 'address',
  zip: 'postcode',
  city: 'city',
} satisfies Partial<Record<OwnerField, string>>

function missingRisks({ owner, donor }: DocumentGroup): RejectRisk[] {
  const fields = Object.keys(comparedFields) as (keyof typeof comparedFields)[]
  return fields
    .filter((field) => !owner[field])
    .map((field) => ({
      risk: 'OWNER_INCOMPLETE',
      description: `The owner has no ${comparedFields[field]}; ${donor.name} may refuse the document without it.`,
      field,
    }))
}

const danishForms = {
  zip: { word: 'postcode', fits: (zip: string) => /^(DK[- ]?)?\d{4}$/i.test(zip) },
  vatNumber: { word: 'VAT number', fits: isCvrNumber },
}

function formRisks({ owner, donor }: DocumentGroup): RejectRisk[] {
  if (!isDanish(owner)) return []
  return (['zip', 'vatNumber'] as const)
    .filter((field) => owner[field] && !danishForms[field].fits(owner[field].trim()))
    .map((field) => ({
      risk: 'OWNER_LOOKS_WRONG',
      description: `The owner's ${danishForms[field].word} does not look Danish; ${donor.name} may refuse the document for it.`,
      field,
    }))
}

function isDanish({ country }: Owner) {
  return !country || /^(dk|danmark|denmark)$/i.test(country.trim())
}

/** Eight digits whose weighted sum can be divided by 11, however they are written: `DK 25 31 37 63`. */
function isCvrNumber(vatNumber: string) {
  const digits = vatNumber.replace(/^DK/i, '').replace(/[\s.-]/g, '')
  const weights = [2, 7, 6, 5, 4, 3, 2, 1]
  return (
    /^\d{8}$/.test(digits) &&
    weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11 === 0
  )
}

function borrowedAddressRisks({ owner, customer, donor }: DocumentGroup): RejectRisk[] {
  const isOther = owner.name !== customer.name || owner.vatNumber !== customer.vatNumber
  if (!isOther || !owner.address || owner.address !== customer.address || owner.zip !== customer.zip)
    return []
  return [
    {
      risk: 'OWNER_ADDRESS_OF_CUSTOMER',
      description: `The owner is not the customer, but the customer's address is printed; ${donor.name} compares it with its own.`,
      field: 'address',
    },
  ]
}
