import type { AccessLevel, PortingStage } from '@telecomx/validation'
import { stagesThat } from './stage-facts.js'

/** What must hold besides; whoever moves the portings sees to it. Source: docs/api/porting-stages.md. */
type Guard =
  | 'wholeDocument'
  | 'lastDocument'
  | 'readyToOrder'
  | 'dateReached'
  | 'severalNumbers'
  | 'orderStands'

interface Transition {
  from: readonly PortingStage[]
  /** `same`: the stage stays, which is recorded. `any`: the call says which. */
  to: PortingStage | 'same' | 'any'
  /** Who may bring it about. */
  least: AccessLevel
  guard?: Guard
}

const awaiting = 'IN_AWAITING_POA_FROM_CUSTOMER'
const received = 'IN_POA_RECEIVED_FROM_CUSTOMER'
/** The donor has an order to answer, also while it is asked about it. */
const ordered = ['IN_ORDERED', 'IN_DONOR_CONTACTED'] as const

/** How portings go from stage to stage. Source: docs/api/porting-stages.md. */
export const transitions = {
  poaCreate: { from: ['IN_CREATED', awaiting], to: awaiting, least: 'OWNER' },
  waitCustomer: { from: ['IN_CREATED', 'IN_REJECTED', 'IN_DONOR_CONTACTED'], to: awaiting, least: 'OWNER' },
  receivePoa: { from: ['IN_CREATED', awaiting], to: received, least: 'OWNER', guard: 'wholeDocument' },
  documentRefuse: { from: [received], to: awaiting, least: 'ADMIN', guard: 'lastDocument' },
  documentDelete: { from: [received], to: awaiting, least: 'OWNER', guard: 'lastDocument' },
  poaSend: { from: [received], to: 'IN_POA_SENT', least: 'ADMIN', guard: 'wholeDocument' },
  order: {
    from: [received, 'IN_POA_SENT', 'IN_REJECTED', 'IN_DONOR_CONTACTED'],
    to: 'IN_ORDERED',
    least: 'RESELLER_ADMIN',
    guard: 'readyToOrder',
  },
  confirm: { from: ordered, to: 'IN_CONFIRMED', least: 'ADMIN', guard: 'orderStands' },
  reject: { from: ordered, to: 'IN_REJECTED', least: 'ADMIN', guard: 'orderStands' },
  contact: {
    from: ['IN_POA_SENT', 'IN_ORDERED', 'IN_REJECTED'],
    to: 'IN_DONOR_CONTACTED',
    least: 'RESELLER_ADMIN',
  },
  complete: { from: ['IN_CONFIRMED'], to: 'IN_COMPLETED', least: 'ADMIN', guard: 'dateReached' },
  cancel: {
    from: stagesThat(({ isOver }) => !isOver).filter((stage) => stage !== 'IN_CONFIRMED'),
    to: 'IN_CANCELLED',
    least: 'OWNER',
  },
  // Some of its numbers go and the others stay, while the donor has heard nothing of them.
  reduce: { from: ['IN_CREATED', awaiting, received], to: 'same', least: 'OWNER' },
  // What the donor holds stays true of all of them together; an order names each porting's numbers.
  split: {
    from: stagesThat(({ takesUpdates }) => takesUpdates),
    to: 'same',
    least: 'OWNER',
    guard: 'severalNumbers',
  },
  stageOverride: { from: stagesThat(() => true), to: 'any', least: 'RESELLER_ADMIN' },
} as const satisfies Record<string, Transition>

export type TransitionName = keyof typeof transitions

/** Whether the transition leads on from that stage; its guard is not asked. */
export function mayMove(stage: PortingStage, name: TransitionName): boolean {
  return transitions[name].from.some((from) => from === stage)
}
