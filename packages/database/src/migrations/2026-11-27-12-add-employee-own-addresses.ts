/**
 * From when on an address, or the employee as primary contact, is taken to be the customer's own doing. Until then
 * deliveries to it count as ones to another recipient. Null: from the beginning.
 */
export const addEmployeeOwnAddresses = `
alter table employee
  add column email_own_from datetime(3),
  add column fax_own_from datetime(3)`
