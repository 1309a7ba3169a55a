import {
  type Caller,
  findPortingHistory,
  type Language,
  type ListedAuditEntry,
  type ListedDelivery,
  type PortingHistory,
  type RecordedStage,
} from '@telecomx/database'
import {
  type PortingEvent,
  type PortingHistoryAnswer,
  portingHistoryErrors,
  type PortingHistoryRequest,
} from '@telecomx/validation'
import { describeAuditEntry } from '../audit/describe-audit-entry.js'
import { nameStage } from '../audit/name-stage.js'
import { describeDelivery } from '../delivery/describe-delivery.js'
import { ApiFailure } from '../failures/api-failure.js'
import type { Dependencies } from '../procedure/dependencies.js'

/** More than a porting has in a long life. Who wants to know of older ones reads the audit log. */
const mostEvents = 1000

/** What became of a porting, the oldest first, in the caller's language unless another is asked for; 404 when there is none. */
export async function portingHistory(
  { database }: Dependencies,
  caller: Caller,
  { _id, language }: PortingHistoryRequest,
): Promise<PortingHistoryAnswer> {
  const history = await findPortingHistory(database, _id, mostEvents)
  // Its first stage is recorded with it.
  if (history.stages.length === 0) throw new ApiFailure(portingHistoryErrors.portingNotFound)
  const told = eventsOf(history, language ?? caller.language)
  const events = told.slice(-mostEvents)
  const notRead = history.total - history.entries.length
  return { events, earlier: notRead + told.length - events.length }
}

function eventsOf({ entries, stages, deliveries }: PortingHistory, language: Language): PortingEvent[] {
  const stageOf = new Map(stages.map((stage) => [stage.audit, stage]))
  const known = new Set(entries.map(({ _id }) => _id))
  return [
    ...stages.filter(({ audit }) => audit === null || !known.has(audit)).map(eventOfStage(language)),
    ...entries.map((entry) => eventOfEntry(entry, stageOf.get(entry._id), language)),
    ...deliveries.flatMap((delivery) => endOfDelivery(delivery, language)),
  ].toSorted((one, other) => Date.parse(one.date) - Date.parse(other.date))
}

/** From before there was a log. */
function eventOfStage(language: Language) {
  return ({ stage, enteredAt, message, employeeName }: RecordedStage): PortingEvent => ({
    date: enteredAt.toISOString(),
    description: words[language].cameTo(stage),
    ...(employeeName !== null && { employeeName }),
    objectType: 'porting',
    ...stageFacts({ stage, message }),
  })
}

function eventOfEntry(
  entry: ListedAuditEntry,
  stage: RecordedStage | undefined,
  language: Language,
): PortingEvent {
  const { date, employeeName, accessLevel, objectType, object, action, before, after } = entry
  return {
    date,
    description: describeAuditEntry(entry, language),
    ...(employeeName !== undefined && { employeeName }),
    ...(accessLevel !== undefined && { accessLevel }),
    objectType,
    ...(object !== undefined && { object }),
    ...(stage && stageFacts(stage)),
    ...(action === 'porting.update' && { ...(before && { before }), ...(after && { after }) }),
  }
}

function stageFacts({ stage, message }: Pick<RecordedStage, 'stage' | 'message'>) {
  return { stage, ...(message !== null && { message }) }
}

/** How it ended, where no person said so: of that the log tells. */
function endOfDelivery(delivery: ListedDelivery, language: Language): PortingEvent[] {
  const { _id: object, settledAt: date, decidedAt, recipient } = delivery
  if (date === undefined || decidedAt !== undefined) return []
  const { description } = describeDelivery(delivery, language)
  return [{ date, description: words[language].to(recipient, description), objectType: 'delivery', object }]
}

const words = {
  da: {
    cameTo: (stage: string) => `Porteringen kom til trinnet „${nameStage(stage, 'da')}“.`,
    to: (recipient: string, description: string) => `Til ${recipient}: ${description}`,
  },
  en: {
    cameTo: (stage: string) => `The porting came to the stage “${nameStage(stage, 'en')}”.`,
    to: (recipient: string, description: string) => `To ${recipient}: ${description}`,
  },
}
