import {
  customer,
  customerCreateErrors,
  customerCreateInput,
  customerCreateRight,
  customerGetErrors,
  customerImportErrors,
  customerImportInput,
  customerImportOutput,
  customerListErrors,
  customerListInput,
  customerListOutput,
  customerIdPath,
  customerUpdateErrors,
  customerUpdateInput,
  customerUpdateRight,
} from '@telecomx/validation'
import { forImport } from '../import/for-import.js'
import { assertMayActForCustomer } from '../access/assert-access.js'
import {
  atLeast,
  authenticated,
  forViewer,
  inCustomersTurn,
  readableBody,
  router,
} from '../procedure/procedures.js'
import { expectedVersions } from '../procedure/expected-versions.js'
import { assertMayCreate, customerCreate, parentOf } from './customer-create.js'
import { customerGet } from './customer-get.js'
import { customerImport, customerLineRules } from './customer-import.js'
import { customerList } from './customer-list.js'
import { assertMayChange, customerUpdate } from './customer-update.js'

export const customerRouter = router({
  create: authenticated
    .meta({ errors: customerCreateErrors })
    .use(atLeast('RESELLER'))
    .use(readableBody)
    .input(customerCreateRight)
    .use(async ({ ctx, input, next }) => {
      await assertMayCreate(ctx.dependencies.database, ctx.caller, input)
      return next({ ctx: { customerId: parentOf(ctx.caller, input) } })
    })
    .input(customerCreateInput)
    .output(customer)
    .use(inCustomersTurn)
    .mutation(({ ctx, input }) => customerCreate(ctx.dependencies, ctx.caller, input)),

  get: authenticated
    .meta({ errors: customerGetErrors })
    .input(customerIdPath)
    .use(async ({ ctx, input, next }) => {
      await assertMayActForCustomer(ctx.dependencies.database, ctx.caller, input._id, 'VIEWER')
      return next()
    })
    .output(customer)
    .query(({ ctx, input }) => customerGet(ctx.dependencies, input._id)),

  list: forViewer
    .meta({ errors: customerListErrors })
    .input(customerListInput)
    .output(customerListOutput)
    .query(({ ctx, input }) => customerList(ctx.dependencies, ctx.caller, input)),

  update: authenticated
    .meta({ errors: customerUpdateErrors })
    .input(customerIdPath)
    .use(async ({ ctx, input, next }) => {
      await assertMayActForCustomer(ctx.dependencies.database, ctx.caller, input._id, 'RESELLER')
      return next({ ctx: { customerId: input._id } })
    })
    .use(readableBody)
    .input(customerUpdateRight)
    .use(async ({ ctx, input, next }) => {
      await assertMayChange(ctx.dependencies.database, ctx.caller, input._id, input)
      return next()
    })
    .input(customerUpdateInput)
    .output(customer)
    .use(inCustomersTurn)
    .mutation(({ ctx, input: { _id, version, ...changes } }) =>
      customerUpdate(ctx.dependencies, ctx.caller, _id, changes, expectedVersions(ctx, version)),
    ),

  import: forImport('customers', customerLineRules, 'RESELLER')
    .meta({
      summary: 'Creates many customers at once, all or nothing',
      errors: customerImportErrors,
      isImport: true,
    })
    .input(customerImportInput)
    .output(customerImportOutput)
    .mutation(({ ctx, input }) => customerImport(ctx.dependencies, ctx.caller, input)),
})
