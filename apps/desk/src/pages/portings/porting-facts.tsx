import { Anchor } from '@mantine/core'
import type { RouterOutputs } from '@telecomx/client'
import { Link } from '@tanstack/react-router'
import { formatDay, formatMoment } from '../../language/format-moment.js'
import { formatCount, formatPhone } from '../../language/format-number.js'
import { wordNumbers } from '../../language/word-numbers.js'
import { useTexts } from '../../language/use-texts.js'
import { useMay } from '../../session/use-session.js'
import { portingTexts } from './porting-texts.js'
import { portingWords } from './porting-words.js'
import type { Porting } from './word-porting.js'
import { type Fact, FactTable } from '../../parts/fact-table.js'

export type SignedCopies = RouterOutputs['porting']['documentList']['documents']

interface PortingFactsProps {
  porting: Porting
  customer: string
  operator: string
  copies: SignedCopies
}

/** What is known of a porting, with the ways to its customer and its papers for those who may see them. */
export function PortingFacts({ porting, customer, operator, copies }: PortingFactsProps) {
  const { fields, states, seeDocuments } = useTexts(portingTexts)
  const { types } = useTexts(portingWords)
  const may = useMay()
  const linked = (to: string, text: string, isOpen = may('OWNER')) =>
    isOpen ? (
      <Anchor component={Link} to={to} underline="always">
        {text}
      </Anchor>
    ) : (
      text
    )
  const { additionalNumbers, requestedDate, autoStartOrder, notify, documents } = porting
  const facts: Fact[] = [
    [fields.customer, linked(`/customers/${porting.customer}`, customer, may('VIEWER'))],
    [
      fields.operator,
      linked(`/operators/${porting.operator}`, `${operator} (${porting.operator})`, may('VIEWER')),
    ],
    [fields.number, formatPhone(porting.number)],
    [fields.additionalNumbers, wordNumbers(additionalNumbers)],
    [fields.numberType, types[porting.numberType]],
    [fields.donorSimNumber, porting.donorSimNumber],
    [fields.donorCustomerId, porting.donorCustomerId],
    [fields.requestedDate, requestedDate && formatDay(requestedDate)],
    [fields.autoStartOrder, autoStartOrder && formatMoment(autoStartOrder)],
    [fields.notify, notify.join(', ')],
    [
      fields.documents,
      documents.length > 0 && linked(`/poa/${porting.customer}`, seeDocuments(formatCount(documents.length))),
    ],
    [
      fields.copies,
      copies.length > 0 &&
        copies.map(({ _id, filename, state }) => (
          <div key={_id}>
            {linked(`/copies/${_id}`, filename)} ({states[state]})
          </div>
        )),
    ],
    [fields.id, porting._id],
  ]
  return <FactTable facts={facts} nameWidth="11rem" />
}
