import type { DeliveryLetter, PortingStage, RefusalReason, RejectionReason } from '@telecomx/validation'

/** Those that are recorded as deliveries, and the mail with a sign-in link, which is not: its secret is stored nowhere. */
export type LetterName = DeliveryLetter | 'SIGN_IN'

/** What each letter tells beside what it carries; of a delivery it is stored, so that what is there keeps its meaning. */
export interface LetterFacts extends Record<LetterName, object> {
  POA: object
  REMINDER: object
  DONOR: DonorFacts
  PROGRESS: ProgressFacts
  COPY_REFUSED: CopyRefusedFacts
  SIGN_IN: SignInFacts
}

/** Which letter it is, with its facts. */
export type LetterContent = {
  [Name in LetterName]: { readonly letter: Name; readonly facts: LetterFacts[Name] }
}[LetterName]

/** Numbers in E.164; where there are many, the first of them. */
interface NamedNumbers {
  readonly numbers: readonly string[]
  readonly numberCount: number
}

/** Of the signed copy that goes to the donor, or at somebody's wish to another recipient. */
export interface DonorFacts extends NamedNumbers {
  /** CPS code of the donor. */
  readonly operator: string
  readonly donorName: string
  readonly ownerName: string
  readonly portingCode: string
  readonly toDonor: boolean
}

/** Of portings that entered a stage. */
export interface ProgressFacts extends NamedNumbers {
  readonly stage: PortingStage
  /** When the numbers move, `2026-12-10`. */
  readonly date?: string | undefined
  /** Why the donor refused. */
  readonly reason?: RejectionReason | undefined
  readonly customerName: string
  /** It goes to the customer's contact, and not to somebody who follows the porting. */
  readonly isForCustomer: boolean
}

/** Of a signed copy that the review refused. */
export interface CopyRefusedFacts {
  readonly reason: RefusalReason
  /** What the reviewer has to say. */
  readonly message?: string | undefined
  readonly portingCode: string
  readonly donorName: string
  /** As the customer called it. */
  readonly filename: string
  /** False where no porting waits for another one. */
  readonly isWaiting?: boolean | undefined
}

/** Of a link that signs its reader in. */
export interface SignInFacts {
  /** A whole URL. */
  readonly link: string
}
