import { useMemo } from 'react'
import { useClock } from '../../calls/use-clock.js'
import { formatAge, formatMoment } from '../../language/format-moment.js'
import { formatCount, formatPhone } from '../../language/format-number.js'
import { useLanguage, useTexts } from '../../language/use-texts.js'
import type { Column } from '../../parts/data-table.js'
import { selectColumn, type Selection } from '../../parts/selection.js'
import { useMay } from '../../session/use-session.js'
import { type Copy, copyActionNames, copyActions, type CopyStatus } from './copy-actions.js'
import { copyTexts, type CopyTexts } from './copy-texts.js'

/** What is told of each copy in the list; those that something can be done with can be selected. */
export function useCopyColumns(status: CopyStatus, selection: Selection): readonly Column<Copy>[] {
  const texts = useTexts(copyTexts)
  const language = useLanguage()
  const now = useClock()
  const may = useMay()
  const isForStaff = copyActionNames.some((name) => may(copyActions[name].least))
  return useMemo(() => {
    const { columns } = texts
    const told: Column<Copy>[] = [
      { key: 'file', title: columns.file, cell: (copy) => copy.filename, sortBy: ({ filename }) => filename },
      {
        key: 'customer',
        title: columns.customer,
        cell: ({ customerName }) => customerName ?? texts.unknownCustomer,
        sortBy: ({ customerName }) => customerName ?? '',
      },
      {
        key: 'donor',
        title: columns.donor,
        cell: ({ expected }) => expected?.operator.name ?? '',
        sortBy: ({ expected }) => expected?.operator.name ?? '',
      },
      { key: 'numbers', title: columns.numbers, cell: (copy) => numbersOf(copy, texts), width: '14rem' },
      {
        key: 'came',
        title: columns.came,
        cell: ({ receivedAt }) => (
          <time dateTime={receivedAt} title={formatMoment(receivedAt)}>
            {formatAge(receivedAt, now, language)}
          </time>
        ),
        sortBy: ({ receivedAt }) => receivedAt,
        isNumber: true,
        width: '8rem',
      },
    ]
    const hasChoices = isForStaff && status !== 'UNMATCHED' && status !== 'REFUSED'
    const isOffered = (copy: Copy) =>
      copyActionNames.some((name) => copyActions[name].fits(copy) && may(copyActions[name].least))
    const nameOf = ({ filename }: Copy) => filename
    return hasChoices ? [selectColumn({ selection, language, nameOf, isOffered }), ...told] : told
  }, [texts, language, now, may, isForStaff, status, selection])
}

/** The first, and how many more. */
function numbersOf({ expected, isOf }: Copy, { andMore }: CopyTexts): string {
  const first = expected?.numbers[0] ?? isOf[0]?.number
  if (first === undefined) return ''
  const more = (expected?.numberCount ?? isOf.length) - 1
  return more > 0 ? andMore(formatPhone(first), formatCount(more)) : formatPhone(first)
}
