/** What `answer` means, by the courier's code. On a delivery, a version without it would leave an old one. */
export const addAttemptFault = `
alter table delivery_attempt add column fault varchar(32) character set utf8mb4 collate utf8mb4_bin`
