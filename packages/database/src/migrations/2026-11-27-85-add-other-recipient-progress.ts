/** How many letters about progress went to others than the contact, beside the documents. */
export const addOtherRecipientProgress = `
alter table other_recipient_hour add column progress int unsigned not null default 0`
