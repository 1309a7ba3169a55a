import type { PortingForPoa } from '@telecomx/database'
import {
  type DeliveryMethod,
  type NewOperator,
  isIcc,
  parseIccValidation,
  type RejectRisk,
} from '@telecomx/validation'
import { donorAddress, donorMethod } from '../operator/donor-address.js'
import type { DocumentGroup } from './draft-documents.js'
import { dateRisks } from './date-risks.js'
import { ownerRisks } from './owner-risks.js'

/**
 * Why the donor may refuse what a document asks: what it compares of the owner, where it is to be reached, and
 * what it checks of each porting, in this order. `today` is the Danish day, `2026-11-22`.
 */
export function findRejectRisks(group: DocumentGroup, rules: NewOperator, today: string): RejectRisk[] {
  const iccIsValid = (rules.iccValidation && parseIccValidation(rules.iccValidation)) || isIcc
  return [
    ...ownerRisks(group),
    ...addressRisks(group, rules),
    ...group.portings.flatMap((porting) => [
      ...iccRisks(porting, rules, iccIsValid),
      ...customerIdRisks(porting, rules),
      ...dateRisks(porting, today),
    ]),
  ]
}

const donorAddresses = {
  FAX: { field: 'npFax', way: 'fax', address: 'fax number' },
  EMAIL: { field: 'npEmail', way: 'e-mail', address: 'e-mail address' },
} satisfies Record<DeliveryMethod, object>

function addressRisks({ donor, portings }: DocumentGroup, rules: NewOperator): RejectRisk[] {
  const methods = new Set(portings.map(({ numberType }) => donorMethod(rules, numberType)))
  return (['FAX', 'EMAIL'] as const)
    .filter((method) => methods.has(method) && !donorAddress(rules, method))
    .map((method) => {
      const { field, way, address } = donorAddresses[method]
      return {
        risk: 'DONOR_ADDRESS_MISSING',
        description: `${donor.name} wants the document by ${way}, but its ${address} for number porting is not known.`,
        field,
      }
    })
}

function iccRisks(
  { id, numbers, numberType, donor, donorSimNumber }: PortingForPoa,
  { mvnoAuth }: NewOperator,
  iccIsValid: (icc: string) => boolean,
): RejectRisk[] {
  if (numberType !== 'MVNO' || !mvnoAuth.startsWith('ICC')) return []
  const of = { porting: id, field: 'donorSimNumber' }
  if (!donorSimNumber)
    return [
      {
        risk: 'ICC_MISSING',
        description: `${donor.name} checks the SIM card, but the ICC number of ${numbers[0]} is missing.`,
        ...of,
      },
    ]
  if (iccIsValid(donorSimNumber)) return []
  return [
    {
      risk: 'ICC_INVALID',
      description: `The ICC number of ${numbers[0]} is not one that ${donor.name} uses.`,
      ...of,
    },
  ]
}

function customerIdRisks(
  { id, numbers, donor, donorCustomerId }: PortingForPoa,
  { customerIdValidation }: NewOperator,
): RejectRisk[] {
  if (!customerIdValidation || donorCustomerId) return []
  return [
    {
      risk: 'DONOR_CUSTOMER_ID_MISSING',
      description: `${donor.name} checks the customer number, but that of ${numbers[0]} is missing.`,
      porting: id,
      field: 'donorCustomerId',
    },
  ]
}
