import type { AuditedAction, AuditedObject, RefusalReason, RejectionReason } from '@telecomx/validation'

/** Says what somebody did, to stand behind their name. */
export type Deed = (facts: DeedFacts) => string

/** What the words for a deed are made of. */
export interface DeedFacts {
  /** Id of what was changed. */
  object: string
  /** How many were changed. */
  count: number
  /** What the fields are called that were changed, in brackets, with a blank before; empty when something was made. */
  fields: string
  /** The day that a porting is confirmed for, and why it or its signed copy was refused; where that is told. */
  day: string | undefined
  reason: DeedReason | undefined
  /** A value as it was, or as it is since; empty when it is not told. */
  was: (field: string) => string
  is: (field: string) => string
}

/** A deed with the names of its object, as far as they were written down. */
export function named(deed: string, ...names: readonly string[]): string {
  return [deed, ...names].filter(Boolean).join(' ')
}

/** Why a donor refused a porting, or a review a signed copy. */
export type DeedReason = RejectionReason | RefusalReason

/** One for each action, and one for a kind of object where an action changes several. */
export type Deeds = Readonly<
  Record<AuditedAction, Deed> & Partial<Record<`${AuditedAction} ${AuditedObject}`, Deed>>
>
