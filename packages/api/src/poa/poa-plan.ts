import { findPoaFacts, listOperatorsByIds } from '@telecomx/database'
import { type Operator, type PoaOverride, type PoaPlanOutput, poaPlanErrors } from '@telecomx/validation'
import { ApiFailure } from '../failures/api-failure.js'
import { danishDay } from '../procedure/danish-day.js'
import type { Dependencies } from '../procedure/dependencies.js'
import { type DocumentGroup, groupForDocuments, printedFacts } from './draft-documents.js'
import { findRejectRisks } from './find-reject-risks.js'

export interface PoaPlanRequest {
  customerId: string
  override: PoaOverride
}

/** The documents that poaCreate would make now, and why donors may refuse them. Two reads; writes nothing. */
export async function poaPlan(
  { database, clock }: Dependencies,
  { customerId, override }: PoaPlanRequest,
): Promise<PoaPlanOutput> {
  const gathered = await findPoaFacts(database, customerId)
  if (!gathered) throw new ApiFailure(poaPlanErrors.customerNotFound)
  const groups = groupForDocuments(gathered, override)
  const rules = await listOperatorsByIds(
    database,
    groups.map(({ donor }) => donor.cpsCode),
  )
  const today = danishDay(clock())
  return { documents: groups.map((group) => planOf(group, rules.get(group.donor.cpsCode), today)) }
}

function planOf(
  group: DocumentGroup,
  rules: Operator | undefined,
  today: string,
): PoaPlanOutput['documents'][number] {
  const { donor, portings } = group
  return {
    operator: donor.cpsCode,
    operatorName: donor.name,
    portings: portings.map((porting) => ({ porting: porting.id, ...printedFacts(porting) })),
    numbers: portings.reduce((sum, { numbers }) => sum + numbers.length, 0),
    risks: rules ? findRejectRisks(group, rules, today) : [],
  }
}
