import {
  employee,
  employeeCreateErrors,
  employeeCreateInput,
  employeeCreateRight,
  employeeListErrors,
  employeeListOutput,
  employeePath,
  employeesCustomer,
  employeeUpdateErrors,
  employeeUpdateInput,
  employeeUpdateRight,
  listInput,
} from '@telecomx/validation'
import { assertLevel, assertMayActForCustomer, assertMayActForEmployee } from '../access/assert-access.js'
import { atLeast, authenticated, readableBody, router } from '../trpc/procedures.js'
import { employeeCreate } from './employee-create.js'
import { employeeList } from './employee-list.js'
import { employeeUpdate } from './employee-update.js'

/** For an owner of the customer in the body, its reseller, or ADMIN. */
const forCustomersEmployees = authenticated
  .use(atLeast('OWNER'))
  .use(readableBody)
  .input(employeesCustomer)
  .use(async ({ ctx, input, next }) => {
    await assertMayActForCustomer(ctx.dependencies.database, ctx.caller, input.customer)
    return next()
  })

export const employeeRouter = router({
  create: forCustomersEmployees
    .meta({ errors: employeeCreateErrors })
    .input(employeeCreateRight)
    .use(({ ctx, input, next }) => {
      assertLevel(ctx.caller, input.accessLevel)
      if (input._id != null) assertLevel(ctx.caller, 'ADMIN')
      return next()
    })
    .input(employeeCreateInput)
    .output(employee)
    .mutation(({ ctx, input }) => employeeCreate(ctx.dependencies, input)),

  list: forCustomersEmployees
    .meta({ errors: employeeListErrors })
    .input(listInput)
    .output(employeeListOutput)
    .query(({ ctx, input }) => employeeList(ctx.dependencies, input)),

  update: authenticated
    .meta({ errors: employeeUpdateErrors })
    .input(employeePath)
    .use(async ({ ctx, input, next }) => {
      await assertMayActForEmployee(ctx.dependencies.database, ctx.caller, input._id)
      return next()
    })
    .use(readableBody)
    .input(employeeUpdateRight)
    .use(({ ctx, input, next }) => {
      if (input.accessLevel) assertLevel(ctx.caller, input.accessLevel)
      return next()
    })
    .input(employeeUpdateInput)
    .output(employee)
    .mutation(({ ctx, input }) => employeeUpdate(ctx.dependencies, ctx.caller, input)),
})
