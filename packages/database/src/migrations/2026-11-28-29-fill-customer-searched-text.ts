/** Before the tails: whoever changes a name meanwhile is unsearched. */
export const fillCustomerSearchedText = `
update customer set searched_text = concat_ws('\\n', name, vat_number)`
