import {
  numberAssignBounds,
  numberAssignErrors,
  numberAssignOutput,
  numberHolder,
  numberImportErrors,
  numberImportInput,
  numberImportOutput,
  numberInfoErrors,
  numberInfoInput,
  numberInfoOutput,
  numberPath,
} from '@telecomx/validation'
import { forImport } from '../import/for-import.js'
import { atLeast, authenticated, forViewer, readableBody, router } from '../procedure/procedures.js'
import { numberAssign } from './number-assign.js'
import { numberImport, numberLineRules } from './number-import.js'
import { numberInfo } from './number-info.js'

export const numberRouter = router({
  info: forViewer
    .meta({ errors: numberInfoErrors })
    .input(numberInfoInput)
    .output(numberInfoOutput)
    .query(({ ctx, input }) => numberInfo(ctx.dependencies, input.number)),

  assign: authenticated
    .meta({ errors: numberAssignErrors })
    .input(numberPath)
    .use(atLeast('ADMIN'))
    .use(readableBody)
    .input(numberAssignBounds)
    .input(numberHolder)
    .output(numberAssignOutput)
    .mutation(({ ctx, input }) => numberAssign(ctx.dependencies, ctx.caller, input)),

  import: forImport('ranges', numberLineRules)
    .meta({
      summary: 'Says which operators hold many numbers and ranges, all or nothing',
      errors: numberImportErrors,
      isImport: true,
    })
    .input(numberImportInput)
    .output(numberImportOutput)
    .mutation(({ ctx, input }) => numberImport(ctx.dependencies, ctx.caller, input)),
})
