/** Whether the customer is reminded of documents that it has not signed. */
export const addCustomerReminders = `
alter table customer add column reminders tinyint(1) not null default 1`
