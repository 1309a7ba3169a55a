import { documentFileErrors, type SignedCopy } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'

/**
 * 404 `document` unless it was filed for the porting, or uploaded to it and filed for none yet: what turned out to be
 * somebody else's is not for who uploaded it.
 */
export function assertOfPorting<Copy extends Pick<SignedCopy, 'portings'> & { uploadedTo?: string | null }>(
  copy: Copy | undefined,
  portingId: string,
): asserts copy is Copy {
  if (copy && (copy.portings.length > 0 ? copy.portings.includes(portingId) : copy.uploadedTo === portingId))
    return
  throw new ApiFailure(documentFileErrors.documentNotFound)
}
