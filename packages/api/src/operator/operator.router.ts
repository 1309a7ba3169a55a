import {
  operator,
  operatorCreateErrors,
  operatorCreateInput,
  operatorGetErrors,
  operatorImportErrors,
  operatorImportInput,
  operatorImportOutput,
  operatorListErrors,
  operatorListInput,
  operatorListOutput,
  operatorPath,
  operatorUpdateErrors,
  operatorUpdateInput,
  visibleOperator,
} from '@telecomx/validation'
import { forImport } from '../import/for-import.js'
import { atLeast, authenticated, forAdmin, forViewer, readableBody, router } from '../procedure/procedures.js'
import { expectedVersions } from '../procedure/expected-versions.js'
import { operatorCreate } from './operator-create.js'
import { operatorGet } from './operator-get.js'
import { operatorImport, operatorLineRules } from './operator-import.js'
import { operatorList } from './operator-list.js'
import { operatorUpdate } from './operator-update.js'

export const operatorRouter = router({
  create: forAdmin
    .meta({ errors: operatorCreateErrors })
    .input(operatorCreateInput)
    .output(operator)
    .mutation(({ ctx, input }) => operatorCreate(ctx.dependencies, ctx.caller, input)),

  get: authenticated
    .meta({ errors: operatorGetErrors })
    .input(operatorPath)
    .use(atLeast('VIEWER'))
    .use(readableBody)
    .output(visibleOperator)
    .query(({ ctx, input }) => operatorGet(ctx.dependencies, ctx.caller, input._id)),

  list: forViewer
    .meta({ errors: operatorListErrors })
    .input(operatorListInput)
    .output(operatorListOutput)
    .query(({ ctx, input }) => operatorList(ctx.dependencies, ctx.caller, input)),

  update: authenticated
    .meta({ errors: operatorUpdateErrors })
    .input(operatorPath)
    .use(atLeast('ADMIN'))
    .use(readableBody)
    .input(operatorUpdateInput)
    .output(operator)
    .mutation(({ ctx, input: { _id, version, ...changes } }) =>
      operatorUpdate(ctx.dependencies, ctx.caller, _id, changes, expectedVersions(ctx, version)),
    ),

  import: forImport('operators', operatorLineRules)
    .meta({
      summary: 'Brings many operators into the registry at once, all or nothing',
      errors: operatorImportErrors,
      isImport: true,
    })
    .input(operatorImportInput)
    .output(operatorImportOutput)
    .mutation(({ ctx, input }) => operatorImport(ctx.dependencies, ctx.caller, input)),
})
