import {
  type Caller,
  listCompletedWeeks,
  listDeliveryCounts,
  listStageCounts,
  listWaitingPoas,
} from '@telecomx/database'
import { deliveryStates, type Overview, waitingSinceDays } from '@telecomx/validation'
import type { Dependencies } from '../procedure/dependencies.js'
import { danishWeeks } from './danish-weeks.js'

/** Source: docs/api/overview-get.md. */
const shownWeeks = 12

/** How porting goes, for the customers that the caller sees. */
export async function overviewGet(
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  caller: Caller,
): Promise<Overview> {
  return {
    stages: await listStageCounts(database, caller),
    ...(await listWaitingPoas(database, caller, waitingSinceDays)),
    deliveries: await listDeliveryCounts(database, caller, deliveryStates),
    weeks: await listCompletedWeeks(database, caller, danishWeeks(clock(), shownWeeks)),
  }
}
