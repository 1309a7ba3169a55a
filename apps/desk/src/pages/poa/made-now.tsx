import { Alert, Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { poaFileName } from '@telecomx/client/schemas'
import { useEffect, useRef } from 'react'
import { formatCount } from '../../language/format-number.js'
import { useTexts } from '../../language/use-texts.js'
import { announce } from '../../parts/announcements.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { Loading } from '../../parts/loading.js'
import { DeliveryCard } from './delivery-card.js'
import type { PoaMethod } from './poa-fields.js'
import { poaTexts } from './poa-texts.js'
import { isToFetch, SaveButton } from './save-button.js'
import { saveDocument } from './save-document.js'
import { type MadeDocument, usePoaList } from './use-poa-list.js'

/** What was made with one press. */
export interface MadeSet {
  ids: readonly string[]
  method: PoaMethod
}

interface MadeNowProps {
  customerId: string
  made: MadeSet
  /** Leads back to making. */
  onAgain: () => void
}

/** What was just made: the files to save, or the delivery on its way; and what comes next. */
export function MadeNow({ customerId, made: { ids, method }, onAgain }: MadeNowProps) {
  const texts = useTexts(poaTexts)
  const { data, error, refetch } = usePoaList(customerId)
  const documents = data?.documents.filter(({ _id }) => ids.includes(_id)) ?? []
  const isSaved = documents.length > 0 && !documents.some(isToFetch)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <Paper withBorder p="md" mb="xl" maw="56rem" component="section" aria-labelledby="made">
      <Title order={2} size="h3" id="made" tabIndex={-1} ref={heading} style={{ outline: 'none' }}>
        <span aria-hidden>✓ </span>
        {texts.made(ids.length)}
      </Title>
      <Text mb="md">
        {method !== 'DOWNLOAD' ? texts.madeSent : isSaved ? texts.madeSaved : texts.madeDownload}
      </Text>
      {error && !data && <FailureNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {documents.some(({ replacedAt }) => replacedAt !== undefined) && (
        <Alert color="blue" mb="md">
          <Text c="black">{texts.replacedAbout}</Text>
        </Alert>
      )}
      {method === 'DOWNLOAD' ? (
        <Files customerId={customerId} documents={documents} />
      ) : (
        <Deliveries documents={documents} />
      )}
      <Text mt="lg">
        {texts.next}{' '}
        <Anchor component={Link} to="/copies" underline="always">
          {texts.nextLink}
        </Anchor>
      </Text>
      <Button variant="default" mt="md" onClick={onAgain}>
        {texts.makeAgain}
      </Button>
    </Paper>
  )
}

function Files({ customerId, documents }: { customerId: string; documents: readonly MadeDocument[] }) {
  const texts = useTexts(poaTexts)
  const all = useMutation({
    async mutationFn() {
      for (const { _id } of documents) await saveDocument(customerId, _id)
    },
    onSuccess: () => announce(texts.savedAll(documents.length)),
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
          <SaveButton customerId={customerId} document={document} />
        </Group>
      ))}
      {all.error && <FailureNotice error={all.error} />}
      {documents.length > 1 && (
        <Group justify="flex-end">
          <Button variant="default" loading={all.isPending} onClick={() => all.mutate()}>
            {texts.saveAll}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

/** All documents of a set go in one delivery, and one for each copy. */
function Deliveries({ documents }: { documents: readonly MadeDocument[] }) {
  const deliveries = documents[0]?.deliveries ?? []
  return (
    <Stack gap="sm">
      {deliveries.map((delivery) => (
        <DeliveryCard key={delivery._id} delivery={delivery} />
      ))}
    </Stack>
  )
}
