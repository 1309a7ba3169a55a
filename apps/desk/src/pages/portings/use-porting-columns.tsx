import { stageNames } from '@telecomx/client/schemas'
import { useMemo } from 'react'
import { useClock } from '../../calls/use-clock.js'
import { useCustomerNames } from '../../calls/use-customer-names.js'
import { formatAge, formatMoment } from '../../language/format-moment.js'
import { useLanguage, useTexts } from '../../language/use-texts.js'
import type { Column } from '../../parts/data-table.js'
import { selectColumn, type Selection } from '../../parts/selection.js'
import { listTexts } from './list-texts.js'
import { portingWords } from './porting-words.js'
import { useOperatorNames } from '../../calls/use-operator-names.js'
import { type Porting, wordNote, wordNumbers } from './word-porting.js'

/** What a list of portings shows of each; with a selection they can be selected. */
export function usePortingColumns(
  portings: readonly Porting[],
  selection: Selection | undefined,
): readonly Column<Porting>[] {
  const texts = useTexts(listTexts)
  const words = useTexts(portingWords)
  const language = useLanguage()
  const now = useClock()
  const customers = useCustomerNames(portings.map(({ customer }) => customer))
  const operators = useOperatorNames()
  const stages = useTexts(stageNames)
  return useMemo(() => {
    const { columns } = texts
    const customerOf = ({ customer }: Porting) => customers.get(customer) ?? '…'
    const operatorOf = ({ operator }: Porting) => operators.get(operator) ?? words.unknownOperator(operator)
    const stageOf = ({ status }: Porting) => stages[status.stage]
    const noteOf = (porting: Porting) => wordNote(porting, words)
    return [
      ...(selection ? [selectColumn({ selection, language, nameOf: wordNumbers })] : []),
      {
        key: 'number',
        title: columns.number,
        cell: wordNumbers,
        sortBy: ({ number }) => number,
        width: '10.5rem',
      },
      { key: 'customer', title: columns.customer, cell: customerOf, sortBy: customerOf },
      {
        key: 'operator',
        title: columns.operator,
        cell: operatorOf,
        sortBy: operatorOf,
        width: '12.25rem',
      },
      { key: 'stage', title: columns.stage, cell: stageOf, sortBy: stageOf, width: '9.75rem' },
      { key: 'note', title: columns.note, cell: noteOf, sortBy: noteOf },
      {
        key: 'age',
        title: columns.age,
        cell: ({ status: { date } }) => (
          <time dateTime={date} title={formatMoment(date)}>
            {formatAge(date, now, language)}
          </time>
        ),
        sortBy: ({ status }) => status.date,
        isNumber: true,
        width: '8rem',
      },
    ]
  }, [texts, words, stages, language, now, customers, operators, selection])
}
