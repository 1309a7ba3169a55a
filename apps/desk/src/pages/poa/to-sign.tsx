import { Button, Group, Paper, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { client } from '../../calls/client.js'
import { announce } from '../../parts/announcements.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { saveFile } from '../../parts/save-file.js'
import { DocumentFiles } from './document-files.js'
import { isToFetch } from './save-button.js'
import type { MadeDocument } from './use-poa-list.js'
import { usePoaTexts } from './use-poa-texts.js'

/** Documents that wait to be signed and cover all numbers: to save or print, and where the signed ones go. */
export function ToSign({
  customerId,
  documents,
}: {
  customerId: string
  documents: readonly MadeDocument[]
}) {
  const texts = usePoaTexts()
  const print = useMutation({
    mutationFn: () => client.poaPrint({ customerId, documents: documents.map(({ _id }) => _id) }),
    onSuccess(file) {
      saveFile(file)
      announce(texts.saved(file.filename))
    },
  })
  return (
    <Paper withBorder p="md" component="section" aria-label={texts.toSign}>
      <Title order={2} size="h3">
        {texts.toSign}
      </Title>
      <Text mb="md">{texts.toSignAbout}</Text>
      <DocumentFiles customerId={customerId} documents={documents}>
        <Button variant="default" loading={print.isPending} onClick={() => print.mutate()}>
          {texts.printAll}
        </Button>
      </DocumentFiles>
      {print.error && <FailureNotice error={print.error} />}
      <Text mt="lg" mb="xs">
        {texts.next}
      </Text>
      <Group>
        <Button
          variant={documents.some(isToFetch) ? 'default' : 'filled'}
          renderRoot={(props) => <Link to="/copies" {...props} />}
        >
          {texts.handIn}
        </Button>
      </Group>
    </Paper>
  )
}
