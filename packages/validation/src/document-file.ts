import { z } from 'zod'
import { documentErrors } from './document-path.js'
import { documentedErrors, invalidField } from './documented-error.js'
import { flag } from './fields.js'

const fileErrors = documentedErrors({
  pageInvalid: invalidField('page'),
  forcedownloadInvalid: invalidField('forcedownload'),
  pageNotFound: { code: 404, message: 'page', description: 'Page not found' },
  pageNotShown: { code: 409, message: 'page', description: 'The page cannot be shown' },
})

/** Source: docs/api/document-file.md. */
export const documentFileErrors = documentedErrors({ ...documentErrors, ...fileErrors })

const { portingIdMissing: _, ...withoutPorting } = documentErrors

/** Source: docs/api/document-unmatched-file.md. */
export const documentUnmatchedFileErrors = documentedErrors({ ...withoutPorting, ...fileErrors })

export const documentFileInput = z.object({
  page: z
    .int({ error: fileErrors.pageInvalid.description })
    .min(1, fileErrors.pageInvalid.description)
    .nullish()
    .describe('Which page to answer as a picture (PNG), counted from 1; left out: the file itself'),
  forcedownload: flag(fileErrors.forcedownloadInvalid.description).describe(
    'True makes a browser save the file instead of showing it; default false',
  ),
})

export type DocumentFileRequest = z.output<typeof documentFileInput>
