/** The live accounts of all customers, in the order of their creation. */
export const addVoiceAccountCreated = `
alter table voice_account add key voice_account_created (state, created_at, id)`
