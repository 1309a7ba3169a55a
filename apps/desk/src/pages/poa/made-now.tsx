import { Alert, Anchor, Button, Paper, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { FailureNotice } from '../../parts/failure-notice.js'
import { Loading } from '../../parts/loading.js'
import { DeliveryCard } from './delivery-card.js'
import { DocumentFiles } from './document-files.js'
import type { PoaMethod } from './poa-fields.js'
import { usePoaTexts } from './use-poa-texts.js'
import { isToFetch } from './save-button.js'
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
  const texts = usePoaTexts()
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
        <DocumentFiles customerId={customerId} documents={documents} />
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
