-- What unannounced-changes.ts sends, for reading. A test compares it with what is sent and writes it anew with
-- `npx vitest run packages/database/src/statements.test.ts --update`.

-- listUnannouncedCustomers
select audit_log.customer
from unannounced_change
inner join audit_log on audit_log.id = unannounced_change.audit
where unannounced_change.created_at <= utc_timestamp(3) - interval ? second group by audit_log.customer
order by min(unannounced_change.created_at)
limit ?;

-- takeUnannouncedChanges
select unannounced_change.audit
from unannounced_change
inner join audit_log on audit_log.id = unannounced_change.audit
where audit_log.customer = ?
order by unannounced_change.created_at, unannounced_change.audit
limit ?;

delete from unannounced_change
where audit in (?);

select entered.stage, entered.message, porting.number, porting.additional_numbers, notify, (
  select earlier.stage
  from porting_stage as earlier
  where earlier.porting = entered.porting
    and earlier.version < entered.version
  order by earlier.version desc
  limit 1) as stageBefore
from porting_stage as entered
inner join porting on porting.id = entered.porting
where entered.audit in (?)
  and (notify is not null
    or entered.stage in (?, ?, ?))
order by entered.entered_at, porting.number, entered.version;
