import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { poaFileName } from '@telecomx/client/schemas'
import type { ReactNode } from 'react'
import { formatCount } from '../../language/format-number.js'
import { announce } from '../../parts/announcements.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { isToSave, SaveButton } from './save-button.js'
import { saveDocument } from './save-document.js'
import type { MadeDocument } from './use-poa-list.js'
import { usePoaTexts } from './use-poa-texts.js'

interface DocumentFilesProps {
  customerId: string
  documents: readonly MadeDocument[]
  /** Beside the button that saves all. */
  children?: ReactNode
}

/** The files of documents to save, one by one or all. */
export function DocumentFiles({ customerId, documents, children }: DocumentFilesProps) {
  const texts = usePoaTexts()
  const toSave = documents.filter(isToSave)
  const all = useMutation({
    async mutationFn() {
      for (const { _id } of toSave) await saveDocument(customerId, _id)
    },
    onSuccess: () => announce(texts.savedAll(toSave.length)),
  })
  return (
    <Stack gap="sm">
      {documents.map((document) => (
        <Group key={document._id} justify="space-between" gap="sm">
          <div style={{ minWidth: 0 }}>
            <Text fw={600}>
              {document.operatorName}
              {' · '}
              {texts.numbers(document.numbers, formatCount(document.numbers))}
            </Text>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {poaFileName(document.operatorName, document.portingCode)}
            </Text>
          </div>
          <SaveButton customerId={customerId} document={document} isOneOfMany={toSave.length > 1} />
        </Group>
      ))}
      {all.error && <FailureNotice error={all.error} />}
      <Group justify="flex-end">
        {children}
        {toSave.length > 1 && (
          <Button loading={all.isPending} onClick={() => all.mutate()}>
            {texts.saveAll}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
