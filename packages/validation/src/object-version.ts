import { z } from 'zod'
import { documentedErrors, invalidField } from './documented-error.js'

/** What the version of a new object is; each change counts it up. */
export const firstVersion = 1

/** The rows of every update. Source: docs/api/conventions.md. */
export const versionErrors = documentedErrors({
  versionInvalid: invalidField('version'),
  changedMeanwhile: { code: 409, message: 'version', description: 'Changed by somebody else' },
})

const invalid = versionErrors.versionInvalid.description

/** Which state of the object an update is meant for; any, when it is left out. */
export const expectedVersion = z
  .int({ error: invalid })
  .min(firstVersion, invalid)
  .nullish()
  .transform((version) => version ?? undefined)
  .describe('The `version` of the object that the update is meant for. Left out: any')

/** The version as an object carries it. */
export const objectVersion = z.int().describe('Counts the changes, from 1')
