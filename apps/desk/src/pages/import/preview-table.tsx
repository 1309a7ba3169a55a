import { Alert, Checkbox, Group, Text, Title } from '@mantine/core'
import { faultsOf } from '@telecomx/client'
import { useMemo, useState } from 'react'
import { useLanguage, useTexts } from '../../language/use-texts.js'
import { type Column, DataTable } from '../../parts/data-table.js'
import { Loading } from '../../parts/loading.js'
import { type CheckedRow, withServerFaults } from './check-table.js'
import { type Counts, importKinds, type KindName } from './import-kinds.js'
import { importTexts } from './import-texts.js'
import { LineDialog } from './line-dialog.js'
import { type Columns, matchColumns } from './match-columns.js'
import { MatchColumnsForm } from './match-columns-form.js'
import type { Table } from './read-table.js'
import { SendLines } from './send-lines.js'
import { useChecked } from './use-checked.js'
import { titleOf, useFields } from './use-fields.js'
import { wordFault } from './word-fault.js'

/** More than anybody reads; those with faults stand by themselves. */
const mostShown = 1_000

interface PreviewTableProps {
  kind: KindName
  table: Table
  isSending: boolean
  onImported: (counts: Counts) => void
}

/** What is in the table and what is wrong with it, line by line, before and after it was sent. */
export function PreviewTable({ kind, table, isSending, onImported }: PreviewTableProps) {
  const texts = useTexts(importTexts)
  const { most } = importKinds[kind]
  const fields = useFields(kind)
  const [columns, setColumns] = useState<Columns>(() => matchColumns(table.headings, fields))
  const [checked, setChecked] = useChecked(table, kind, fields, columns)
  const [onlyFaulty, setOnlyFaulty] = useState(false)
  const [opened, setOpened] = useState<CheckedRow>()
  const [refused, setRefused] = useState<number>()
  const faulty = useMemo(() => checked?.filter(({ faults }) => faults.length > 0), [checked])
  const shownColumns = useColumns(kind, columns, (faulty?.length ?? 0) > 0)
  const wanted = onlyFaulty ? faulty : checked
  const shown = useMemo(() => wanted?.slice(0, mostShown) ?? [], [wanted])
  const isTooLong = table.rows.length > most

  const change = (next: Columns) => {
    setRefused(undefined)
    setColumns(next)
  }
  const takeRefusal = (error: unknown) => {
    const faults = faultsOf(error)
    if (faults.length === 0 || !checked) return false
    setChecked(withServerFaults(checked, faults))
    setOnlyFaulty(true)
    setRefused(new Set(faults.map(({ line }) => line)).size)
    return true
  }
  return (
    <>
      <MatchColumnsForm
        fields={fields}
        headings={table.headings}
        columns={columns}
        isDisabled={isSending}
        onChange={change}
      />
      <Title order={2} size="h3" mt="lg" mb="xs">
        {texts.preview}
      </Title>
      {isTooLong && (
        <Alert color="red" role="alert" mb="sm">
          <Text c="black">{texts.tooMany(most)}</Text>
        </Alert>
      )}
      {refused !== undefined && (
        <Alert color="red" role="alert" mb="sm">
          <Text c="black">{texts.refused(refused)}</Text>
        </Alert>
      )}
      {(!checked || !faulty) && <Loading />}
      {checked && faulty && (
        <>
          <SendLines
            kind={kind}
            lines={checked}
            faulty={faulty.length}
            isTooLong={isTooLong}
            onImported={onImported}
            onRefused={takeRefusal}
          />
          <Group my="sm" justify="space-between">
            <Text role="status">
              {texts.lines(checked.length)},{' '}
              {faulty.length > 0 ? texts.faulty(faulty.length) : texts.faultless}
            </Text>
            {faulty.length > 0 && (
              <Checkbox
                label={texts.onlyFaulty}
                checked={onlyFaulty}
                onChange={({ currentTarget }) => setOnlyFaulty(currentTarget.checked)}
              />
            )}
          </Group>
          <DataTable
            label={texts.preview}
            columns={shownColumns}
            rows={shown}
            idOf={({ line }) => String(line)}
            onOpen={setOpened}
          />
          {(wanted?.length ?? 0) > mostShown && (
            <Text size="sm" mt="xs">
              {texts.shownOf(mostShown, wanted?.length ?? 0)}
            </Text>
          )}
        </>
      )}
      {opened && (
        <LineDialog row={opened} kind={kind} columns={columns} onClose={() => setOpened(undefined)} />
      )}
    </>
  )
}

/** The line, its faults where any has some, and what tells it from others. */
function useColumns(kind: KindName, columns: Columns, hasFaults: boolean): readonly Column<CheckedRow>[] {
  const texts = useTexts(importTexts)
  const language = useLanguage()
  const fields = useFields(kind)
  return useMemo(() => {
    const titles = new Map(fields.map((field) => [field.name, titleOf(field, language)]))
    const faults: Column<CheckedRow> = {
      key: 'faults',
      title: texts.faultColumn,
      width: '36%',
      cell: (row) => row.faults.length > 0 && <Faults faults={row.faults} titles={titles} />,
    }
    const line: Column<CheckedRow> = {
      key: 'line',
      title: texts.line,
      width: '7rem',
      cell: (row) => texts.lineOf(row.line),
    }
    const told = importKinds[kind].telling.filter((name) => columns[name] !== undefined)
    return [
      line,
      ...(hasFaults ? [faults] : []),
      ...told.map((name) => ({
        key: name,
        title: titles.get(name) ?? name,
        cell: ({ cells }: CheckedRow) => cells[columns[name] ?? -1] ?? '',
      })),
    ]
  }, [kind, fields, columns, hasFaults, texts, language])
}

interface FaultsProps {
  faults: CheckedRow['faults']
  /** Of the fields, by name. */
  titles: ReadonlyMap<string, string>
}

function Faults({ faults, titles }: FaultsProps) {
  const language = useLanguage()
  return (
    <span>
      {faults.map((fault, index) => (
        <Text key={`${fault.field} ${index}`} size="sm" c="red.9">
          {titles.has(fault.field) && <strong>{titles.get(fault.field)}: </strong>}
          {wordFault(fault, language)}
        </Text>
      ))}
    </span>
  )
}
