import type { Installation } from './start-installation.js'

/** An ADMIN with a name, made with the first token of the installation. */
export async function addStaff({ firstAdmin, clientWith }: Installation) {
  const { customers } = await firstAdmin.customer.list.query({})
  const { _id: employee } = await firstAdmin.employee.create.mutate({
    customer: customers[0]?._id ?? '',
    accessLevel: 'ADMIN',
    name: 'Karen Berg',
    language: 'en',
  })
  const { token } = await firstAdmin.token.create.mutate({ employee, name: 'way back' })
  return clientWith(token)
}
