/** Of the portings that were over before their numbers were kept. */
export const fillEndedPortingNumber = `
insert ignore into ended_porting_number (number, porting)
  select number, id from porting where stage in ('IN_COMPLETED', 'IN_CANCELLED')
  union all
  select additional.number, porting.id
  from porting join json_table(porting.additional_numbers, '$[*]' columns (number varchar(16) path '$')) as additional
  where porting.stage in ('IN_COMPLETED', 'IN_CANCELLED')`
