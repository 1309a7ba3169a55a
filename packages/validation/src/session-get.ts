import { z } from 'zod'
import { accessLevels } from './access-level.js'
import { accessDenied, internalError } from './common-errors.js'
import { documentedErrors } from './documented-error.js'
import { languages } from './employee-create.js'

/** Source: docs/api/session-get.md. */
export const sessionGetErrors = documentedErrors({ accessDenied, internalError })

export const sessionGetOutput = z.object({
  accessLevel: z
    .enum(accessLevels)
    .describe('What the token may do: the lower one of its own level and of the level of its employee now'),
  employee: z
    .object({
      _id: z.string().describe('Id of the employee'),
      name: z.string().describe('Name'),
      emailAddress: z.string().optional().describe('E-mail address'),
      language: z.enum(languages).describe('In which the employee reads texts: da or en'),
    })
    .describe('Whose token it is'),
  customer: z
    .object({
      _id: z.string().describe('Id of the customer'),
      name: z.string().describe('Name'),
      isReseller: z.boolean().describe('Whether it may have customers of its own'),
    })
    .describe('Where the employee works'),
  issuer: z.string().describe('Name of the operator that receives the numbers'),
})

export type SessionGetOutput = z.output<typeof sessionGetOutput>
