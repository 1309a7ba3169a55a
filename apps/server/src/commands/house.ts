import { type Database, insertCustomers } from '@telecomx/database'

/** The operator's own company among the customers: employees without another customer belong to it. */
export const houseId = '000000000000000000000001'

export function insertHouse(database: Database, name: string): Promise<void> {
  return insertCustomers(database, [{ id: houseId, name, country: 'DK', is_reseller: false }])
}
