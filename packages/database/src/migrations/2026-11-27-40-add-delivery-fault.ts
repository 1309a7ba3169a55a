/** What `answer` means, by the code of the courier that was given it. */
export const addDeliveryFault = `
alter table delivery add column fault varchar(32) character set utf8mb4 collate utf8mb4_bin`
