/**
 * `searched_text`: the name and VAT number whose tails are kept. `is_unsearched`: they are others by now, or none are kept;
 * null otherwise. So a server that knows nothing of tails makes nobody disappear from a search.
 */
export const addCustomerSearchedText = `
alter table customer
  add column searched_text varchar(401) character set utf8mb4 collate utf8mb4_bin,
  add column is_unsearched tinyint(1) generated always as (
    if(searched_text <=> concat_ws('\\n', name, vat_number) collate utf8mb4_bin, null, 1)) virtual invisible`
