import { Text } from '@mantine/core'
import { useLanguage, useTexts } from '../../language/use-texts.js'
import { Dialog } from '../../parts/dialog.js'
import type { CheckedRow } from './check-table.js'
import type { KindName } from './import-kinds.js'
import { importTexts } from './import-texts.js'
import type { Columns } from './match-columns.js'
import { titleOf, useFields } from './use-fields.js'
import { wordFault } from './word-fault.js'

interface LineDialogProps {
  row: CheckedRow
  kind: KindName
  columns: Columns
  onClose: () => void
}

/** All of a line: each field with what stands in it and what is wrong with it. */
export function LineDialog({ row: { line, cells, faults }, kind, columns, onClose }: LineDialogProps) {
  const texts = useTexts(importTexts)
  const language = useLanguage()
  const fields = useFields(kind)
  const names = new Set(fields.map(({ name }) => name))
  const ofLine = faults.filter(({ field }) => !names.has(field))
  const shown = fields.filter(
    ({ name }) => columns[name] !== undefined || faults.some(({ field }) => field === name),
  )
  return (
    <Dialog title={texts.lineOf(line)} onClose={onClose}>
      {faults.length === 0 && <Text mb="sm">{texts.none}</Text>}
      {ofLine.map((fault, index) => (
        <Text key={`${fault.field} ${index}`} c="red.9" mb="sm">
          {wordFault(fault, language)}
        </Text>
      ))}
      <dl style={{ margin: 0 }}>
        {shown.map((field) => (
          <div key={field.name} style={{ marginBottom: '0.75rem' }}>
            <Text component="dt" size="sm" c="gray.7">
              {titleOf(field, language)}
            </Text>
            <dd style={{ margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
              {(cells[columns[field.name] ?? -1] ?? '').trim() || <Text c="gray.7">({texts.empty})</Text>}
              {faults
                .filter((fault) => fault.field === field.name)
                .map((fault, index) => (
                  <Text key={index} size="sm" c="red.9">
                    {wordFault(fault, language)}
                  </Text>
                ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
