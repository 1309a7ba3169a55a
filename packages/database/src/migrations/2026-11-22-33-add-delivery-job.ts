/**
 * `next_attempt_at` now says alone when a delivery may be taken up: for `queued` the next try, for `sending` the end of
 * the lease or the next look at the fax server's `job`; null when the delivery has ended. `via`: the kind of transport
 * that took it. `cause`: why it is in its state, where that is not what the other side answered. `decided_*`: who decided
 * about an unclear fax. `other_recipient`: not the contact's own address. `resends` counts who locked it to send it again.
 */
export const addDeliveryJob = `
alter table delivery
  modify column next_attempt_at datetime(3),
  add column job varchar(64) character set utf8mb4 collate utf8mb4_bin,
  add column via varchar(8) character set utf8mb4 collate utf8mb4_bin,
  add column cause varchar(20) character set utf8mb4 collate utf8mb4_bin,
  add column return_by char(10) character set utf8mb4 collate utf8mb4_bin,
  add column other_recipient tinyint(1) not null default 0,
  add column resend_of char(24) character set utf8mb4 collate utf8mb4_bin,
  add column resends int unsigned not null default 0,
  add column decided_at datetime(3),
  add column decided_by char(24) character set utf8mb4 collate utf8mb4_bin,
  drop column lease_until,
  drop key delivery_lease,
  drop key delivery_due,
  drop key delivery_customer,
  add key delivery_claim (method, state, next_attempt_at),
  add key delivery_customer_created (customer, created_at),
  add key delivery_state_created (state, created_at),
  add key delivery_created (created_at),
  add key delivery_resend_of (resend_of)`
