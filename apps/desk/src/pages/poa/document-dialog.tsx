import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import type { DownloadedFile } from '@telecomx/client'
import { useMutation } from '@tanstack/react-query'
import { client } from '../../calls/client.js'
import { formatMoment } from '../../language/format-moment.js'
import { formatCount } from '../../language/format-number.js'
import { useTexts } from '../../language/use-texts.js'
import { announce } from '../../parts/announcements.js'
import { Dialog } from '../../parts/dialog.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { useMay } from '../../session/use-session.js'
import { DeliveryCard } from './delivery-card.js'
import { type PoaTexts, poaTexts } from './poa-texts.js'
import { isToFetch, SaveButton } from './save-button.js'
import { saveFile } from '../../parts/save-file.js'
import type { MadeDocument } from './use-poa-list.js'
import { type Fact, FactTable } from '../../parts/fact-table.js'

interface DocumentDialogProps {
  customerId: string
  document: MadeDocument
  onClose: () => void
}

/** A document that was made: what it is, where it went, and the files that can be had of it. */
export default function DocumentDialog({ customerId, document, onClose }: DocumentDialogProps) {
  const texts = useTexts(poaTexts)
  return (
    <Dialog title={texts.document(document.operatorName)} onClose={onClose}>
      {document.replacedAt !== undefined && (
        <Alert color="blue" mb="md">
          <Text c="black">{texts.replacedAbout}</Text>
        </Alert>
      )}
      <FactTable facts={factsOf(document, texts)} nameWidth="9rem" />
      {document.deliveries.length > 0 && (
        <>
          <Title order={3} size="h4" mt="md" mb="xs">
            {texts.deliveries}
          </Title>
          <Stack gap="sm">
            {document.deliveries.map((delivery) => (
              <DeliveryCard
                key={delivery._id}
                delivery={delivery}
                isReplaced={document.replacedAt !== undefined}
              />
            ))}
          </Stack>
        </>
      )}
      {isToFetch(document) && <Text mt="md">{texts.fetchOnce}</Text>}
      <Files customerId={customerId} document={document} />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {texts.close}
        </Button>
      </Group>
    </Dialog>
  )
}

function Files({ customerId, document }: Omit<DocumentDialogProps, 'onClose'>) {
  const texts = useTexts(poaTexts)
  const may = useMay()
  const { mutate, error, isPending } = useMutation({
    mutationFn: (fetch: () => Promise<DownloadedFile>) => fetch(),
    onSuccess(file) {
      saveFile(file)
      announce(texts.saved(file.filename))
    },
  })
  const ids = { customerId, poaId: document._id }
  const print = () => client.poaPrint({ customerId, documents: [document._id] })
  return (
    <>
      <Group mt="md" gap="sm">
        <SaveButton customerId={customerId} document={document} />
        <Button variant="default" disabled={isPending} onClick={() => mutate(print)}>
          {texts.print}
        </Button>
        <Button variant="default" disabled={isPending} onClick={() => mutate(() => client.poaTrail(ids))}>
          {texts.trail}
        </Button>
        {may('RESELLER_ADMIN') && (
          <Button
            variant="default"
            disabled={isPending}
            onClick={() => mutate(() => client.poaDocument(ids))}
          >
            {texts.original}
          </Button>
        )}
      </Group>
      {error && <FailureNotice error={error} />}
    </>
  )
}

function factsOf(document: MadeDocument, texts: PoaTexts): Fact[] {
  const { facts } = texts
  const moment = (iso: string | undefined) => (iso === undefined ? undefined : formatMoment(iso))
  return [
    [facts.donor, `${document.operatorName} (${document.operator})`],
    [facts.code, document.portingCode],
    [facts.made, formatMoment(document.createdAt)],
    [facts.method, texts.methods[document.method]],
    [facts.numbers, formatCount(document.numbers)],
    [facts.pages, formatCount(document.pages)],
    [facts.mitId, document.mitId ? texts.yes : undefined],
    [facts.downloaded, moment(document.downloadedAt)],
    [facts.replaced, moment(document.replacedAt)],
  ]
}
