import {
  type Caller,
  findPoaTrail,
  type Language,
  type ListedAuditEntry,
  type ListedDelivery,
  type PoaTrail,
} from '@telecomx/database'
import type { PoaFacts, TrailEvent, TrailFacts } from '@telecomx/poa-document'
import { poaTrailErrors } from '@telecomx/validation'
import { describeAuditEntry } from '../audit/describe-audit-entry.js'
import { describeDelivery } from '../delivery/describe-delivery.js'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'
import type { FileAnswer } from '../procedure/file-answer.js'
import { answerFile, type PoaFileRequest } from './poa-file.js'
import { renderTrail } from './render-documents.js'

/** Some sixty pages. Who wants to know more reads the audit log. */
const mostEntries = 1000

/** What became of a power of attorney, as a PDF: who did what, and what came of each delivery. */
export async function poaTrail(
  dependencies: Dependencies,
  caller: Caller,
  { customerId, poaId, ...wished }: PoaFileRequest,
): Promise<FileAnswer> {
  const trail = await findPoaTrail(dependencies.database, { customerId, poaId, mostEntries })
  if (!trail) throw new ApiFailure(poaTrailErrors.fileNotFound)
  const { bytes } = await renderTrail(dependencies, caller, factsOf(dependencies, trail))
  const { operatorName, portingCode } = trail.document
  const file = { bytes, donorName: operatorName, portingCode: `${portingCode}-forloeb` }
  return answerFile(file, wished)
}

function factsOf({ clock, issuer }: Dependencies, trail: PoaTrail): TrailFacts {
  const { document, entries, total, deliveries, signedCopies } = trail
  const { owner, issuer: recipient = issuer } = JSON.parse(document.facts) as Partial<PoaFacts>
  return {
    reference: document.id,
    portingCode: document.portingCode,
    sha256: document.sha256,
    pages: document.pages,
    numberCount: document.numberCount,
    ownerName: owner?.name ?? '',
    recipient: { name: recipient.name, cpsCode: recipient.cpsCode },
    donor: { name: document.operatorName, cpsCode: document.operator },
    printedAt: clock().toISOString(),
    events: [
      ...untold(document, entries),
      ...entries.map(eventOfEntry),
      ...deliveries.flatMap(eventsOfDelivery),
    ].toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)),
    laterEvents: total - entries.length,
    signedCopies: signedCopies.map(({ receivedAt, state, ...copy }) => ({
      ...copy,
      receivedAt: receivedAt.toISOString(),
      state: copyStates[state],
    })),
  }
}

const inBoth = (say: (language: Language) => string) => ({ da: say('da'), en: say('en') })

function eventOfEntry(entry: ListedAuditEntry): TrailEvent {
  const { date, employeeName, accessLevel, requestId } = entry
  const by = [employeeName, accessLevel && `(${accessLevel})`].filter((part) => part !== undefined).join(' ')
  return {
    at: date,
    what: inBoth((language) => describeAuditEntry(entry, language)),
    ...(by !== '' && { by }),
    ...(requestId !== undefined && { requestId }),
  }
}

/** How it ended, where no person said so: of that the log tells. */
function eventsOfDelivery(delivery: ListedDelivery): TrailEvent[] {
  if (delivery.settledAt === undefined || delivery.decidedAt !== undefined) return []
  const to = delivery.recipient
  const description = (language: Language) => describeDelivery(delivery, language).description
  return [
    {
      at: delivery.settledAt,
      what: { da: `Til ${to}: ${description('da')}`, en: `To ${to}: ${description('en')}` },
    },
  ]
}

/** What the document itself knows of the time before there was a log. */
function untold(
  { createdAt, downloadedAt }: PoaTrail['document'],
  entries: readonly ListedAuditEntry[],
): TrailEvent[] {
  const isTold = (action: string) =>
    entries.some((entry) => entry.action === action && entry.objectType === 'poaDocument')
  const made = { da: 'Fuldmagten blev lavet.', en: 'The power of attorney was made.' }
  const fetched = { da: 'Fuldmagten blev hentet.', en: 'The power of attorney was downloaded.' }
  return [
    ...(isTold('porting.poaCreate') ? [] : [{ at: createdAt.toISOString(), what: made }]),
    ...(downloadedAt && !isTold('portingFile.poaGet')
      ? [{ at: downloadedAt.toISOString(), what: fetched }]
      : []),
  ]
}

const copyStates = {
  UNMATCHED: { da: 'ikke knyttet til porteringer', en: 'not filed' },
  RECEIVED: { da: 'modtaget', en: 'received' },
  APPROVED: { da: 'godkendt', en: 'approved' },
  REFUSED: { da: 'afvist', en: 'refused' },
  DELETED: { da: 'slettet', en: 'deleted' },
} satisfies Record<PoaTrail['signedCopies'][number]['state'], TrailEvent['what']>
