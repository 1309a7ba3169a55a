import { Button, Checkbox, Text } from '@mantine/core'
import { memo, Suspense, useMemo, useState } from 'react'
import { formatDay } from '../../../language/format-moment.js'
import { formatCount } from '../../../language/format-number.js'
import { useLanguage, useTexts } from '../../../language/use-texts.js'
import { type Column, DataTable } from '../../../parts/data-table.js'
import { useMay } from '../../../session/use-session.js'
import { wordNumbers } from '../../../language/word-numbers.js'
import type { JudgedLine } from './judge-lines.js'
import type { NumberEntry } from './number-line.js'
import classes from './preview.module.css'
import { type PutTexts, putTexts } from './put-texts.js'
import { endsOf, type NumberHolders } from './use-number-holders.js'
import { wordRemark } from './word-remark.js'
import { lazyPart } from '../../../parts/lazy-part.js'

const AssignHolder = lazyPart(() => import('./assign-holder.js'))

interface PreviewProps {
  lines: readonly JudgedLine[]
  holders: NumberHolders
  /** Leads to a line in the field. */
  onOpen: (line: JudgedLine) => void
}

/** Each line as it was understood, and what is wrong with it. */
export const Preview = memo(function Preview({ lines, holders, onOpen }: PreviewProps) {
  const texts = useTexts(putTexts)
  const [onlyFaults, setOnlyFaults] = useState(false)
  const [assigned, setAssigned] = useState<NumberEntry>()
  const columns = useColumns(lines.some(hasFacts), holders, setAssigned)
  const faulty = useMemo(() => lines.filter(isFaulty), [lines])
  return (
    <>
      {faulty.length > 0 && (
        <Checkbox
          label={texts.onlyFaults}
          checked={onlyFaults}
          onChange={({ currentTarget }) => setOnlyFaults(currentTarget.checked)}
          mb="sm"
        />
      )}
      <DataTable
        label={texts.understood}
        columns={columns}
        rows={onlyFaults && faulty.length > 0 ? faulty : lines}
        idOf={({ line }) => String(line)}
        onOpen={onOpen}
      />
      {assigned && (
        <Suspense>
          <AssignHolder entry={assigned} onClose={() => setAssigned(undefined)} />
        </Suspense>
      )}
    </>
  )
})

export function isFaulty({ faults, refusals }: JudgedLine): boolean {
  return faults.length > 0 || refusals.length > 0
}

function hasFacts({ donorSimNumber, donorCustomerId, requestedDate }: JudgedLine): boolean {
  return (donorSimNumber ?? donorCustomerId ?? requestedDate) !== undefined
}

function useColumns(
  withFacts: boolean,
  holders: NumberHolders,
  onAssign: (entry: NumberEntry) => void,
): readonly Column<JudgedLine>[] {
  const texts = useTexts(putTexts)
  const mayAssign = useMay()('ADMIN')
  return useMemo(() => {
    const { columns } = texts
    return [
      {
        key: 'line',
        title: columns.line,
        cell: ({ line }) => texts.line(formatCount(line)),
        width: '6.5rem',
      },
      { key: 'numbers', title: columns.numbers, cell: (line) => wordEntries(line, texts) },
      {
        key: 'donor',
        title: columns.donor,
        cell: ({ entries }) => wordDonors(entries, holders, texts),
        width: '9.5rem',
      },
      ...(withFacts
        ? [
            {
              key: 'facts',
              title: columns.facts,
              cell: (line: JudgedLine) => wordFacts(line, texts),
              width: '14rem',
            },
          ]
        : []),
      {
        key: 'remarks',
        title: columns.remarks,
        cell: (line) => {
          const entry = mayAssign ? unheldEntry(line, holders) : undefined
          return <Remarks line={line} onAssign={entry && (() => onAssign(entry))} />
        },
        width: '28%',
      },
    ]
  }, [texts, withFacts, holders, mayAssign, onAssign])
}

function wordEntries({ entries }: JudgedLine, texts: PutTexts): string {
  return entries
    .map(({ numbers }) => {
      const count = numbers.length
      return wordNumbers(numbers) + (count > 1 ? ` (${texts.numbers(count, formatCount(count))})` : '')
    })
    .join(', ')
}

function wordDonors(entries: readonly NumberEntry[], holders: NumberHolders, texts: PutTexts): string {
  const names = entries.flatMap(endsOf).flatMap((number) => {
    const holder = holders.get(number)
    return holder ? [holder.operatorName ?? holder.operator ?? texts.unknownHolder] : []
  })
  return [...new Set(names)].join(', ')
}

function wordFacts({ donorSimNumber, donorCustomerId, requestedDate }: JudgedLine, texts: PutTexts): string {
  return [
    ...(donorSimNumber === undefined ? [] : [texts.sim(donorSimNumber)]),
    ...(donorCustomerId === undefined ? [] : [texts.customerId(donorCustomerId)]),
    ...(requestedDate === undefined ? [] : [texts.day(formatDay(requestedDate))]),
  ].join(', ')
}

/**
 * Numbers of the line that nobody holds. In the number table the smallest range decides: one from an end that is held would
 * take numbers from their holder.
 */
function unheldEntry({ entries }: JudgedLine, holders: NumberHolders): NumberEntry | undefined {
  return entries.find((entry) => {
    return endsOf(entry).every((number) => holders.has(number) && holders.get(number)?.operator === undefined)
  })
}

interface RemarksProps {
  line: JudgedLine
  /** Writes down who holds the numbers that nobody does. */
  onAssign: (() => void) | undefined
}

function Remarks({ line: { faults, refusals, notes }, onAssign }: RemarksProps) {
  const texts = useTexts(putTexts)
  const language = useLanguage()
  if (faults.length + refusals.length + notes.length === 0) return null
  return (
    <div>
      {faults.map((fault) => (
        <Text key={wordRemark(fault, language)} c="red.9">
          <strong>{texts.fault}</strong> {wordRemark(fault, language)}{' '}
          {fault.what === 'unknown' && onAssign && (
            <Button size="compact-sm" variant="default" className={classes.above} onClick={onAssign}>
              {texts.assign}
            </Button>
          )}
        </Text>
      ))}
      {refusals.map((refusal) => (
        <Text key={wordRemark(refusal, language)} c="red.9">
          <strong>{texts.refused}</strong> {wordRemark(refusal, language)}
        </Text>
      ))}
      {notes.map((note) => (
        <Text key={wordRemark(note, language)} c="gray.8" size="sm">
          {wordRemark(note, language)}
        </Text>
      ))}
    </div>
  )
}
