/**
 * A stage as one byte, which each change of it writes to three indexes, and in which the row stays as long as it was. Who
 * asks is told the name as before. A stage that comes later is added at the end.
 */
export const shortenPortingStage = `
alter table porting
  modify stage enum(
    'IN_CREATED', 'IN_AWAITING_POA_FROM_CUSTOMER', 'IN_POA_RECEIVED_FROM_CUSTOMER', 'IN_POA_SENT', 'IN_ORDERED',
    'IN_CONFIRMED', 'IN_REJECTED', 'IN_DONOR_CONTACTED', 'IN_COMPLETED', 'IN_CANCELLED'
  ) character set utf8mb4 collate utf8mb4_bin not null`
