import type { DeliveryMethod, NewOperator, NumberType } from '@telecomx/validation'

/** How a donor wants numbers of that type authorised; undefined for ICC alone, which is without a document. */
export function donorMethod(
  { fixedAuth, mvnoAuth }: Pick<NewOperator, 'fixedAuth' | 'mvnoAuth'>,
  numberType: NumberType,
): DeliveryMethod | undefined {
  const way = numberType === 'SIP' ? fixedAuth : mvnoAuth
  if (way === 'ICC') return undefined
  return way.endsWith('FAX') ? 'FAX' : 'EMAIL'
}

/** Where documents reach a donor by that method; undefined when the registry does not know. */
export function donorAddress(
  { npEmail, npFax }: Pick<NewOperator, 'npEmail' | 'npFax'>,
  method: DeliveryMethod,
): string | undefined {
  return { EMAIL: npEmail, FAX: npFax }[method] || undefined
}
