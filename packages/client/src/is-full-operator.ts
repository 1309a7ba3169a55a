import type { RouterOutputs } from './router-types.js'

type VisibleOperator = RouterOutputs['operator']['get']

/** An operator with how it is reached and how it authorises portings. */
export type FullOperator = Extract<VisibleOperator, { npNumber: string }>

/** True when the operator came in full, as RESELLER_ADMIN and ADMIN see it; others see its id, name and address. */
export function isFullOperator(operator: VisibleOperator): operator is FullOperator {
  return 'npNumber' in operator
}
