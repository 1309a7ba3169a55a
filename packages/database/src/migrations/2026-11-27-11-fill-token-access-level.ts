/** Tokens that were there before: what their employees are allowed now. */
export const fillTokenAccessLevel = `
update token join employee on employee.id = token.employee
set token.access_level = employee.access_level
where token.access_level = 'ADMIN'`
