import { z } from 'zod'
import type { ErrorDetails } from './error-details.js'

/** What is wrong with an input: the row's description, and what that leaves open. */
export interface Refusal {
  readonly message: string
  readonly details?: ErrorDetails | undefined
}

/** Makes an issue of it, in the transform of a schema. */
export function refuse(context: z.RefinementCtx, { message, details }: Refusal, path?: string[]): never {
  context.addIssue({
    code: 'custom',
    message,
    ...(path && { path }),
    ...(details && { params: { details } }),
  })
  return z.NEVER
}
