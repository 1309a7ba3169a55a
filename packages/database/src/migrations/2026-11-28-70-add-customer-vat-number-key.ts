/** Imports find customers by VAT number. */
export const addCustomerVatNumberKey = `
alter table customer
  add key customer_vat_number (vat_number)`
