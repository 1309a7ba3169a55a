import { type FullOperator, isFullOperator, type RouterOutputs } from '@telecomx/client'
import { formatCount, formatPhone } from '../../language/format-number.js'
import { useTexts } from '../../language/use-texts.js'
import { operatorTexts } from './operator-texts.js'
import { type Fact, FactTable } from '../../parts/fact-table.js'

/** What may be seen of an operator, for those who may not change it. */
export function OperatorFacts({ operator }: { operator: RouterOutputs['operator']['get'] }) {
  const texts = useTexts(operatorTexts)
  const { fields } = texts
  const facts: Fact[] = [
    [fields._id, operator._id],
    [fields.address, operator.address],
    ...(isFullOperator(operator) ? wholeRows(operator, texts) : []),
  ]
  return <FactTable facts={facts} nameWidth="14rem" maxWidth="44rem" />
}

function wholeRows(operator: FullOperator, texts: (typeof operatorTexts)['da']): Fact[] {
  const { fields, methods } = texts
  return [
    [fields.npNumber, formatPhone(operator.npNumber)],
    [fields.npEmail, operator.npEmail],
    [fields.npFax, operator.npFax && formatPhone(operator.npFax)],
    [fields.npOpeningHours, operator.npOpeningHours],
    [fields.fixedAuth, methods[operator.fixedAuth]],
    [fields.mvnoAuth, methods[operator.mvnoAuth]],
    [fields.iccValidation, operator.iccValidation],
    [fields.orderWait, operator.orderWait === null ? undefined : formatCount(operator.orderWait)],
    [fields.customerIdValidation, operator.customerIdValidation ? texts.yes : texts.no],
    [fields.notes, operator.notes],
  ]
}
