/** Lists of customers stand in the order of their names. */
export const addCustomerName = `
alter table customer add key customer_name (name, id)`
