import { useMay, useSession } from '../../session/use-session.js'
import type { Customer } from './customer-fields.js'

interface CustomerRights {
  /** Put numbers on accounts, make powers of attorney, look after employees. */
  mayAct: boolean
  /** Change the customer itself. */
  mayEdit: boolean
  /** Say whether customers can belong to it: nobody says that of their own company. */
  mayMakeReseller: boolean
  /** Add customers beneath it. */
  mayAddBeneath: boolean
}

/** What the user may do for a customer. The server decides in any case. */
export function useCustomerRights(customer: Customer): CustomerRights {
  const may = useMay()
  const { customer: own } = useSession()
  const isAdmin = may('ADMIN')
  const isOwn = customer._id === own._id
  const isBeneath = may('RESELLER') && customer.parentReseller === own._id
  return {
    mayAct: isAdmin || isBeneath || (isOwn && may('OWNER')),
    mayEdit: isAdmin || isBeneath || (isOwn && may('RESELLER')),
    mayMakeReseller: isAdmin || isBeneath,
    mayAddBeneath: customer.isReseller && (isAdmin || isBeneath || (isOwn && may('RESELLER'))),
  }
}
