/** Who asks for a sign-in link is found by the address. */
export const addEmployeeEmailAddressKey = `
alter table employee
  add key employee_email_address (email_address)`
