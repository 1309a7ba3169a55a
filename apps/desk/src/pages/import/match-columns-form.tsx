import { Alert, NativeSelect, SimpleGrid, Text } from '@mantine/core'
import { useState } from 'react'
import { useLanguage, useTexts } from '../../language/use-texts.js'
import type { ImportField } from './import-kinds.js'
import { importTexts } from './import-texts.js'
import type { Columns } from './match-columns.js'
import { titleOf } from './use-fields.js'

interface MatchColumnsFormProps {
  fields: readonly ImportField[]
  headings: readonly string[]
  columns: Columns
  isDisabled: boolean
  onChange: (columns: Columns) => void
}

/** Which column of the file is which field: found by its heading, and to be changed. */
export function MatchColumnsForm({ fields, headings, columns, isDisabled, onChange }: MatchColumnsFormProps) {
  const texts = useTexts(importTexts)
  const language = useLanguage()
  const used = new Set(Object.values(columns))
  const unused = headings.filter((heading, index) => heading !== '' && !used.has(index))
  const missing = fields.filter(({ name, isRequired }) => isRequired && columns[name] === undefined)
  const found = fields.length - fields.filter(({ name }) => columns[name] === undefined).length
  // It stays as the person leaves it: closing when the last column is chosen would take the focus away.
  const [beginsOpen] = useState(missing.length > 0)
  const options = [
    { value: '', label: texts.notUsed },
    ...headings.map((heading, index) => ({ value: String(index), label: heading || `(${index + 1})` })),
  ]
  return (
    <>
      <details open={beginsOpen}>
        <summary style={{ cursor: 'pointer' }}>
          <Text span fw={600}>
            {texts.columns(found, fields.length)}
          </Text>
        </summary>
        <Text size="sm" c="gray.7" my="xs">
          {texts.columnsAbout}
        </Text>
        {missing.length > 0 && (
          <Alert color="yellow" mb="sm" role="status">
            <Text c="black">
              {texts.missingColumns(missing.map((field) => titleOf(field, language)).join(', '))}
            </Text>
          </Alert>
        )}
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm" verticalSpacing="xs">
          {fields.map((field) => (
            <NativeSelect
              key={field.name}
              size="sm"
              label={titleOf(field, language)}
              withAsterisk={field.isRequired === true}
              data={options}
              disabled={isDisabled}
              value={String(columns[field.name] ?? '')}
              onChange={({ currentTarget: { value } }) =>
                onChange({ ...columns, [field.name]: value === '' ? undefined : Number(value) })
              }
            />
          ))}
        </SimpleGrid>
      </details>
      {unused.length > 0 && (
        <Text size="sm" c="gray.7" mt="xs">
          {texts.unusedColumns(unused.join(', '))}
        </Text>
      )}
    </>
  )
}
