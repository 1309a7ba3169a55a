/** The live accounts of one customer, or of all beneath a reseller, in the order of their creation. */
export const addVoiceAccountCustomerCreated = `
alter table voice_account add key voice_account_customer_created (customer, state, created_at, id)`
