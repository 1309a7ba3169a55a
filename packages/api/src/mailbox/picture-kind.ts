import type { MailAttachment } from '@telecomx/mailbox'
import { pictureSizeOf } from '@telecomx/scan'

/** Of a page of A4 these are 60 dots an inch: nobody reads its numbers. */
const fewestPixelsOfPage = 500
/** Of a picture in the text whose pixels nobody can count, as a GIF. */
const largestDecorationBytes = 50_000

/**
 * What a picture is that cannot be a page: `DECORATION` within the text, as the logo under a signature, else `TOO_SMALL`.
 * Undefined of everything that may be one: a photo within the text is a page as well as any.
 */
export function pictureKind({
  bytes,
  inline,
  mediaType,
}: Pick<MailAttachment, 'bytes' | 'inline' | 'mediaType'>): 'DECORATION' | 'TOO_SMALL' | undefined {
  const size = pictureSizeOf(bytes)
  const isSmall = size !== undefined && Math.min(size.width, size.height) < fewestPixelsOfPage
  const isUnknown =
    size === undefined && mediaType.startsWith('image/') && bytes.length < largestDecorationBytes
  if (inline && (isSmall || isUnknown)) return 'DECORATION'
  return isSmall ? 'TOO_SMALL' : undefined
}
