/**
 * Without donor and number, by which nothing is sorted any more: each change of a stage writes an entry that is half as
 * long, and portings are met in the order of their rows. The name stays, because statements call it.
 */
export const shortenPortingGather = `
alter table porting drop key porting_gather, add key porting_gather (customer, stage)`
