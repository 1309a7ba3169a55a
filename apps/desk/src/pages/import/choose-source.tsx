import { Alert, Button, FileButton, Group, Paper, Text, Textarea } from '@mantine/core'
import { decodeText, isWorkbook } from '@telecomx/client/schemas'
import { useRef, useState } from 'react'
import { useLanguage, useTexts } from '../../language/use-texts.js'
import { useDrop } from '../../parts/use-drop.js'
import type { KindName } from './import-kinds.js'
import { importTexts } from './import-texts.js'
import { BrokenTable, readTable, type Table } from './read-table.js'
import { saveTemplate } from './save-template.js'
import { useFields } from './use-fields.js'

/** The server takes 32 MB, and JSON is longer than CSV. */
const largestFile = 30 * 1024 * 1024

interface ChooseSourceProps {
  kind: KindName
  onSource: (source: Source) => void
}

/** A table, what it holds, and what the person knows it by. */
export interface Source {
  kind: KindName
  table: Table
  name: string
}

/** Where the table comes from: a file, by button or drop, or cells that are pasted. */
export function ChooseSource({ kind, onSource }: ChooseSourceProps) {
  const texts = useTexts(importTexts)
  const language = useLanguage()
  const fields = useFields(kind)
  const pasted = useRef<HTMLTextAreaElement>(null)
  const forget = useRef<() => void>(null)
  const [fault, setFault] = useState<string>()

  const take = (text: string, name: string) => {
    try {
      const table = readTable(text)
      if (table && table.rows.length > 0) onSource({ kind, table, name })
      else setFault(texts.sourceFaults.empty)
    } catch (error) {
      if (!(error instanceof BrokenTable)) throw error
      setFault(texts.brokenTable(error.line))
    }
  }
  const takeFile = async (file: File | null | undefined) => {
    if (!file) return
    if (file.size > largestFile) return setFault(texts.sourceFaults.large)
    const bytes = await file.arrayBuffer().catch(() => undefined)
    if (!bytes) return setFault(texts.sourceFaults.unreadable)
    const read = new Uint8Array(bytes)
    if (isWorkbook(read)) setFault(texts.sourceFaults.workbook)
    else take(decodeText(read), file.name)
  }
  const isOver = useDrop(([file]) => void takeFile(file))
  return (
    <section aria-label={texts.source}>
      {fault !== undefined && (
        <Alert color="red" role="alert" mb="md">
          <Text c="black">{fault}</Text>
        </Alert>
      )}
      <Paper withBorder p="lg" mb="md" bg={isOver ? 'blue.0' : undefined} style={{ borderStyle: 'dashed' }}>
        <Group mb="xs">
          <FileButton
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            resetRef={forget}
            onChange={(file) => {
              // The same file may be chosen again when it was mended.
              forget.current?.()
              void takeFile(file)
            }}
          >
            {(props) => <Button {...props}>{texts.chooseFile}</Button>}
          </FileButton>
          <Text>{texts.drop}</Text>
        </Group>
        <Text size="sm" c="gray.7">
          {texts.dropAbout}
        </Text>
        <Group gap="xs" mt="xs">
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => saveTemplate(texts.kinds[kind], fields, language)}
          >
            {texts.template}
          </Button>
          <Text size="sm" c="gray.7">
            {texts.templateAbout}
          </Text>
        </Group>
      </Paper>
      <Textarea
        ref={pasted}
        label={texts.paste}
        rows={4}
        spellCheck={false}
        onPaste={(event) => {
          // A field that shows ten thousand lines would hold the page up.
          event.preventDefault()
          take(event.clipboardData.getData('text/plain'), texts.pasted)
        }}
      />
      <Button variant="default" mt="xs" onClick={() => take(pasted.current?.value ?? '', texts.pasted)}>
        {texts.readPasted}
      </Button>
    </section>
  )
}
