import { stageNames } from '@telecomx/client/schemas'
import { dayOf } from '../../language/format-moment.js'
import type { Session } from '../../session/use-session.js'
import { confirmedDay, type Porting, type Stage } from './word-porting.js'

interface PortingAction {
  /** The stages that it leads on from. */
  from: readonly Stage[]
  /** Who may do it. */
  least: Session['accessLevel']
  /** Whether it is possible for that porting besides. What the desk cannot know the server says. */
  fits?: (porting: Porting) => boolean
}

const received = 'IN_POA_RECEIVED_FROM_CUSTOMER'
const awaiting = 'IN_AWAITING_POA_FROM_CUSTOMER'
const everywhere = Object.keys(stageNames.da) as Stage[]

/** What can be done with a porting, what leads on first. Source: docs/api/porting-stages.md, with which a test compares it. */
export const portingActions = {
  order: {
    from: [received, 'IN_POA_SENT', 'IN_REJECTED', 'IN_DONOR_CONTACTED'],
    least: 'RESELLER_ADMIN',
    // Of fixed lines the donor gets the signed copy first.
    fits: ({ status, numberType }) => status.stage !== received || numberType === 'MVNO',
  },
  confirm: { from: ['IN_ORDERED', 'IN_DONOR_CONTACTED'], least: 'ADMIN' },
  reject: { from: ['IN_ORDERED', 'IN_DONOR_CONTACTED'], least: 'ADMIN' },
  complete: {
    from: ['IN_CONFIRMED'],
    least: 'ADMIN',
    // Not before the day that the donor confirmed; where none is known there is nothing to wait for.
    fits: ({ status }) => (confirmedDay(status) ?? '') <= dayOf(new Date()),
  },
  contact: { from: ['IN_POA_SENT', 'IN_ORDERED', 'IN_REJECTED'], least: 'RESELLER_ADMIN' },
  waitCustomer: { from: ['IN_CREATED', 'IN_REJECTED', 'IN_DONOR_CONTACTED'], least: 'OWNER' },
  split: {
    from: ['IN_CREATED', awaiting, received, 'IN_POA_SENT', 'IN_REJECTED', 'IN_DONOR_CONTACTED'],
    least: 'OWNER',
    fits: ({ additionalNumbers }) => additionalNumbers.length > 0,
  },
  cancel: {
    from: everywhere.filter((stage) => !['IN_CONFIRMED', 'IN_COMPLETED', 'IN_CANCELLED'].includes(stage)),
    least: 'OWNER',
  },
  stageOverride: { from: everywhere, least: 'RESELLER_ADMIN' },
} as const satisfies Record<string, PortingAction>

export type PortingActionName = keyof typeof portingActions

/** Those that need to know more than which porting. */
export const actionsWithFields = ['confirm', 'reject', 'contact', 'stageOverride'] as const
export type ActionWithFields = (typeof actionsWithFields)[number]
export type PlainAction = Exclude<PortingActionName, ActionWithFields>

export function hasFields(action: PortingActionName): action is ActionWithFields {
  return actionsWithFields.some((one) => one === action)
}

/** Whether the porting is where the action leads on from. */
export function fits(action: PortingActionName, porting: Porting): boolean {
  const { from, fits: fitsBesides }: PortingAction = portingActions[action]
  return from.includes(porting.status.stage) && (fitsBesides?.(porting) ?? true)
}

/** Whether the donor refused what only another signature puts right. */
function needsNewSignature({ rejection }: Porting): boolean {
  return rejection?.reason === 'WRONG_OWNER' || rejection?.reason === 'AUTH_MISSING'
}

/** How its button looks: what leads on stands out, and what ends it all does not. */
export function variantOf(action: PortingActionName, porting?: Porting): 'filled' | 'default' | 'outline' {
  if (action === 'cancel') return 'outline'
  if (porting && needsNewSignature(porting)) return action === 'waitCustomer' ? 'filled' : 'default'
  return action === 'order' || action === 'confirm' || action === 'complete' ? 'filled' : 'default'
}
