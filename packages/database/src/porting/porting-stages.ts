import type { PortingStage } from '@telecomx/validation'

type Stages = readonly PortingStage[]

/** A number needs porting, is not ordered, and nothing signed has come back. Source: docs/api/poa-create.md. */
export const stagesBeforePoa: Stages = ['IN_CREATED', 'IN_AWAITING_POA_FROM_CUSTOMER']

/** The donor has heard nothing of the numbers yet, so that some may go and the others stay. Source: docs/api/sip-update.md. */
export const reducibleStages: Stages = [...stagesBeforePoa, 'IN_POA_RECEIVED_FROM_CUSTOMER']

/** Taking the numbers away cancels the porting: every open stage before IN_CONFIRMED. Source: docs/api/mvno-delete.md. */
export const cancellableStages: Stages = [
  ...reducibleStages,
  'IN_POA_SENT',
  'IN_ORDERED',
  'IN_REJECTED',
  'IN_DONOR_CONTACTED',
]

/** The porting is over, and its numbers may be in another one. */
export const endedStages: Stages = ['IN_COMPLETED', 'IN_CANCELLED']

/** What the group OPEN leaves out. Source: docs/api/porting-list.md. */
export const closedStages: Stages = ['IN_CONFIRMED', 'IN_REJECTED', ...endedStages]

/** The donor goes by what it was told, or there is nothing more to tell it. Source: docs/api/porting-update.md. */
export const stagesTooLateToUpdate: Stages = ['IN_ORDERED', 'IN_CONFIRMED', ...endedStages]

/** After how many days in the stage somebody must look; in the others nobody need ever. Source: docs/api/porting-list.md. */
export const daysUntilAttention: Partial<Record<PortingStage, number>> = {
  IN_AWAITING_POA_FROM_CUSTOMER: 3,
  IN_POA_RECEIVED_FROM_CUSTOMER: 0,
  IN_POA_SENT: 2,
  IN_ORDERED: 3,
  IN_REJECTED: 0,
  IN_DONOR_CONTACTED: 3,
}
