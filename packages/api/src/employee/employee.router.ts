import {
  employee,
  employeeCreateErrors,
  employeeCreateInput,
  employeeCreateRight,
  employeeListCustomer,
  employeeListErrors,
  employeeListInput,
  employeeListOutput,
  employeePath,
  employeeUpdateErrors,
  employeeUpdateInput,
  employeeUpdateRight,
} from '@telecomx/validation'
import { assertLevel, assertMayActForEmployee, assertSeesInLists } from '../access/assert-access.js'
import {
  atLeast,
  authenticated,
  forCustomerInBody,
  inCustomersTurn,
  readableBody,
  router,
} from '../procedure/procedures.js'
import { expectedVersions } from '../procedure/expected-versions.js'
import { employeeCreate } from './employee-create.js'
import { employeeList } from './employee-list.js'
import { employeeUpdate } from './employee-update.js'

export const employeeRouter = router({
  create: forCustomerInBody
    .meta({ summary: 'Adds an employee of a customer', errors: employeeCreateErrors })
    .input(employeeCreateRight)
    .use(({ ctx, input, next }) => {
      assertLevel(ctx.caller, input.accessLevel)
      if (input._id != null) assertLevel(ctx.caller, 'ADMIN')
      return next()
    })
    .input(employeeCreateInput)
    .output(employee)
    .use(inCustomersTurn)
    .mutation(({ ctx, input }) => employeeCreate(ctx.dependencies, ctx.caller, input)),

  list: authenticated
    .meta({ summary: 'Lists the employees of a customer, by name', errors: employeeListErrors })
    .use(atLeast('OWNER'))
    .use(readableBody)
    .input(employeeListCustomer)
    .use(async ({ ctx, input, next }) => {
      const { customer = ctx.caller.customerId } = input
      await assertSeesInLists(ctx.dependencies.database, ctx.caller, customer)
      return next({ ctx: { customer } })
    })
    .input(employeeListInput)
    .output(employeeListOutput)
    .query(({ ctx, input }) => employeeList(ctx.dependencies, ctx.customer, input)),

  update: authenticated
    .meta({ summary: 'Changes an employee', errors: employeeUpdateErrors })
    .input(employeePath)
    .use(async ({ ctx, input, next }) => {
      const customerId = await assertMayActForEmployee(ctx.dependencies.database, ctx.caller, input._id)
      return next({ ctx: { customerId } })
    })
    .use(readableBody)
    .input(employeeUpdateRight)
    .use(({ ctx, input, next }) => {
      if (input.accessLevel) assertLevel(ctx.caller, input.accessLevel)
      return next()
    })
    .input(employeeUpdateInput)
    .output(employee)
    .use(inCustomersTurn)
    .mutation(({ ctx, input: { version, ...input } }) =>
      employeeUpdate(ctx.dependencies, ctx.caller, input, expectedVersions(ctx, version)),
    ),
})
