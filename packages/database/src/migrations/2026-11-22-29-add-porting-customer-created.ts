/** The portings of one customer, or of all beneath a reseller, in the order of their creation. */
export const addPortingCustomerCreated = `
alter table porting add key porting_customer_created (customer, created_at, id)`
