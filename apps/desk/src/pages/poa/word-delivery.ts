import { formatMoment } from '../../language/format-moment.js'
import { formatPhone } from '../../language/format-number.js'
import type { PoaTexts } from './poa-texts.js'
import { isToFetch } from './save-button.js'
import type { MadeDocument } from './use-poa-list.js'

/** Beside the words of the state: it is not told by colour. */
export const deliveryMarks = { queued: '○', sending: '→', sent: '✓', failed: '✗', unknown: '?' } as const

/** What became of a document, in a line. */
export function wordState(document: MadeDocument, texts: PoaTexts): string {
  const { states } = texts
  const { replacedAt, method, downloadedAt, deliveries } = document
  if (replacedAt !== undefined) return states.replaced
  if (method === 'DOWNLOAD') {
    if (downloadedAt !== undefined) return `✓ ${states.downloaded} ${formatMoment(downloadedAt)}`
    return isToFetch(document) ? `○ ${states.notDownloaded}` : states.gone
  }
  const last = deliveries.findLast(({ letter, ccOf }) => letter === 'POA' && ccOf === undefined)
  if (!last) return texts.methods[method]
  return `${deliveryMarks[last.state]} ${texts.delivery[last.state]} ${texts.by[last.method](formatPhone(last.recipient))}`
}
