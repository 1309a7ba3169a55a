import type { PortingStage } from '@telecomx/validation'

export interface StageFacts {
  /** In which of the two groups a list has it. */
  group: 'OPEN' | 'CLOSED'
  /** Nothing more happens to the porting, and its numbers may be in another one. */
  isOver: boolean
  /** Its facts may be changed: the donor does not go by them. */
  takesUpdates: boolean
  /** After how many days in the stage somebody must look; null when nobody need ever. */
  daysUntilAttention: number | null
}

/** What holds of a porting in each stage. Source: docs/api/porting-stages.md. */
export const stageFacts: Readonly<Record<PortingStage, StageFacts>> = {
  IN_CREATED: { group: 'OPEN', isOver: false, takesUpdates: true, daysUntilAttention: null },
  IN_AWAITING_POA_FROM_CUSTOMER: { group: 'OPEN', isOver: false, takesUpdates: true, daysUntilAttention: 3 },
  IN_POA_RECEIVED_FROM_CUSTOMER: { group: 'OPEN', isOver: false, takesUpdates: true, daysUntilAttention: 0 },
  IN_POA_SENT: { group: 'OPEN', isOver: false, takesUpdates: true, daysUntilAttention: 2 },
  IN_ORDERED: { group: 'OPEN', isOver: false, takesUpdates: false, daysUntilAttention: 3 },
  IN_CONFIRMED: { group: 'CLOSED', isOver: false, takesUpdates: false, daysUntilAttention: null },
  IN_REJECTED: { group: 'CLOSED', isOver: false, takesUpdates: true, daysUntilAttention: 0 },
  IN_DONOR_CONTACTED: { group: 'OPEN', isOver: false, takesUpdates: true, daysUntilAttention: 3 },
  IN_COMPLETED: { group: 'CLOSED', isOver: true, takesUpdates: false, daysUntilAttention: null },
  IN_CANCELLED: { group: 'CLOSED', isOver: true, takesUpdates: false, daysUntilAttention: null },
}

/** The stages of which that holds, in the order of a porting's life. */
export function stagesThat(holds: (facts: StageFacts) => boolean): PortingStage[] {
  const stages = Object.keys(stageFacts) as PortingStage[]
  return stages.filter((stage) => holds(stageFacts[stage]))
}

export const endedStages = stagesThat(({ isOver }) => isOver)
