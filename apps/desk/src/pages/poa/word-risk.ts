import type { RouterOutputs } from '@telecomx/client'
import { formatDay } from '../../language/format-moment.js'
import { formatPhone } from '../../language/format-number.js'
import type { PoaTexts } from './poa-texts.js'

export type PlannedDocument = RouterOutputs['porting']['poaPlan']['documents'][number]
export type Risk = PlannedDocument['risks'][number]

/** What the donor may refuse, in the language of the desk: the server words it in English alone. */
export function wordRisk(risk: Risk, document: PlannedDocument, texts: PoaTexts): string {
  const porting = document.portings.find((one) => one.porting === risk.porting)
  const fields: Record<string, string> = { ...texts.owner, ...texts.donorFields }
  return texts.risks[risk.risk]({
    donor: document.operatorName,
    field: fields[risk.field ?? ''] ?? '',
    number: formatPhone(porting?.numbers[0] ?? ''),
    day: porting?.requestedDate === undefined ? '' : formatDay(porting.requestedDate),
  })
}
