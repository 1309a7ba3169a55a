/** Of the customers that are there, as `customer-tails.ts` writes those of new ones; in their order, which is sooner done. */
export const fillCustomerTail = `
insert ignore into customer_tail (tail, customer)
with recursive places (place) as (select 1 union all select place + 1 from places where place < 401),
spelled (id, text) as (
  select id, searched_text from customer
  union all
  select id, replace(replace(replace(lower(searched_text), 'å', 'aa'), 'ø', 'oe'), 'æ', 'ae') from customer
    where searched_text regexp '[åøæÅØÆ]')
select substr(text, place, 12) collate utf8mb4_unicode_520_ci as tail, id
  from spelled join places on place <= char_length(text)
  order by tail, id`
