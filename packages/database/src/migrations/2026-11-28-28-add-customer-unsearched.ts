/** The customers whose tails are not kept: as a rule none. */
export const addCustomerUnsearched = `
alter table customer add key customer_unsearched (is_unsearched, id)`
