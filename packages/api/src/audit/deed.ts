import type { AuditedAction, AuditedObject, RefusalReason, RejectionReason } from '@telecomx/validation'

/** Says what somebody did, to stand behind their name. */
export type Deed = (facts: DeedFacts) => string

/** What the words for a deed are made of. */
export interface DeedFacts {
  /** Id of what was changed. */
  object: string
  /** How many were changed. */
  count: number
  /** The names of the fields that were changed, in brackets, with a blank before; empty when there are none. */
  fields: string
  /** A value as it was, or as it is since; empty when it is not told. */
  was: (field: string) => string
  is: (field: string) => string
}

/** Why a donor refused a porting, or a review a signed copy. */
export type DeedReason = RejectionReason | RefusalReason

/** One for each action, and one for a kind of object where an action changes several. */
export type Deeds = Readonly<
  Record<AuditedAction, Deed> & Partial<Record<`${AuditedAction} ${AuditedObject}`, Deed>>
>
