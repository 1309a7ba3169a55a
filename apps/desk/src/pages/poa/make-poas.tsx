import { Alert, Anchor, Box, Button, Group, Stack, Text, Title } from '@mantine/core'
import type { RouterOutputs } from '@telecomx/client'
import { poaCreateErrors } from '@telecomx/client/errors'
import { poaContentInput } from '@telecomx/client/schemas'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { client } from '../../calls/client.js'
import { queryClient } from '../../calls/query-client.js'
import { trpc } from '../../calls/trpc.js'
import { formatDay } from '../../language/format-moment.js'
import { formatCount } from '../../language/format-number.js'
import { useTexts } from '../../language/use-texts.js'
import { announce } from '../../parts/announcements.js'
import { confirm } from '../../parts/confirm-dialog.js'
import { EmptyState } from '../../parts/empty-state.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { Loading } from '../../parts/loading.js'
import { useServerForm } from '../../parts/use-server-form.js'
import { HandOverFields } from './hand-over-fields.js'
import type { MadeSet } from './made-now.js'
import { OwnerFields } from './owner-fields.js'
import { PlannedDocuments } from './planned-documents.js'
import { PoaFailure } from './poa-failure.js'
import {
  contentOf,
  emptyPoaFields,
  type PoaContent,
  type PoaFields,
  poaInput,
  type PoaMethod,
  toPoaInput,
} from './poa-fields.js'
import { poaTexts } from './poa-texts.js'
import { wordQuestion } from './word-question.js'
import { ownAddressOf } from './own-address-of.js'
import { usePoaList } from './use-poa-list.js'
import type { PlannedDocument } from './word-risk.js'

type Customer = RouterOutputs['customer']['get']

interface MakePoasProps {
  customer: Customer
  onMade: (made: MadeSet) => void
}

/** What the owner has to sign, how it shall look and reach them, and making it. */
export function MakePoas({ customer, onMade }: MakePoasProps) {
  const texts = useTexts(poaTexts)
  const [content, setContent] = useState<PoaContent>({})
  const plan = useQuery(
    trpc.porting.poaPlan.queryOptions(
      { customerId: customer._id, ...(content.override && { override: content.override }) },
      { placeholderData: keepPreviousData },
    ),
  )
  const documents = plan.data?.documents ?? []
  const numbers = documents.reduce((sum, one) => sum + one.numbers, 0)
  const replaced = useReplaced(customer._id, documents)
  const employees = useQuery(trpc.employee.list.queryOptions({ customer: customer._id, limit: 500 }))
  const ownAddress = (method: PoaMethod) => ownAddressOf(customer, employees.data?.employees ?? [], method)
  const form = useServerForm<PoaFields, MadeSet>({
    initial: emptyPoaFields,
    isOnce: true,
    schema: poaInput,
    rows: poaCreateErrors,
    toInput: toPoaInput,
    ask: (values) => {
      const replaces = replaced.length > 0
      return confirm(
        wordQuestion({ documents, replaces, values, ownAddress: ownAddress(values.method) }, texts),
      )
    },
    send: (values) =>
      client.porting.poaCreate
        .mutate({ customerId: customer._id, ...toPoaInput(values) })
        .then(({ documents: ids }) => ({ ids, method: values.method }))
        .finally(() => void queryClient.invalidateQueries(trpc.porting.pathFilter())),
    onSaved(made) {
      announce(texts.made(made.ids.length))
      onMade(made)
    },
  })
  const { method } = form.values
  useSettled(form.values, setContent)
  // Where documents go unless told otherwise is known before anything is asked.
  const missing = [plan, employees].filter(({ data }) => !data)
  if (missing.length > 0) {
    const failed = missing.find(({ error }) => error)
    return failed ? <FailureNotice error={failed.error} onRetry={() => void failed.refetch()} /> : <Loading />
  }
  if (documents.length === 0) return <NothingToMake customerId={customer._id} />
  return (
    <Stack maw="56rem" mb="xl">
      <div>
        <Title order={2} size="h3">
          {texts.plan}
        </Title>
        <Text>{texts.planAbout(documents.length, texts.numbers(numbers, formatCount(numbers)))}</Text>
      </div>
      {replaced.length > 0 && (
        <Alert color="blue">
          <Text c="black">{texts.replaces(replaced.join(', '))}</Text>
          <Text c="black">
            {texts.next}{' '}
            <Anchor component={Link} to="/copies" underline="always" c="blue.9">
              {texts.nextLink}
            </Anchor>
          </Text>
        </Alert>
      )}
      <PlannedDocuments documents={documents} customerId={customer._id} content={contentOf(form.values)} />
      <form onSubmit={form.submit} noValidate>
        <Stack>
          <Title order={2} size="h3" mt="sm">
            {texts.make}
          </Title>
          <OwnerFields form={form} />
          <HandOverFields form={form} ownAddress={ownAddress(method)} />
          {form.failure != null && <PoaFailure error={form.failure} />}
          <Group>
            <Button type="submit" loading={form.isSending}>
              {(method === 'DOWNLOAD' ? texts.create : texts.createAndSend)(documents.length)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Stack>
  )
}

function NothingToMake({ customerId }: { customerId: string }) {
  const texts = useTexts(poaTexts)
  return (
    <Box mb="xl">
      <EmptyState title={texts.nothing}>
        <Text mb="sm">{texts.nothingAbout}</Text>
        <Group justify="center" gap="lg">
          <Anchor component={Link} to={`/customers/${customerId}`} underline="always">
            {texts.nothingNext}
          </Anchor>
          <Anchor component={Link} to="/copies" underline="always">
            {texts.nothingCopies}
          </Anchor>
        </Group>
      </EmptyState>
    </Box>
  )
}

/** Long enough that a word is one question. */
const pauseMs = 300

/** Tells what the documents shall say once nobody writes any more, and the server would take it. */
function useSettled(values: PoaFields, onSettled: (content: PoaContent) => void): void {
  const written = JSON.stringify(contentOf(values))
  useEffect(() => {
    const timer = setTimeout(() => {
      const content = JSON.parse(written) as PoaContent
      if (poaContentInput.safeParse(content).success) onSettled(content)
    }, pauseMs)
    return () => clearTimeout(timer)
  }, [written, onSettled])
}

/** The days on which documents were made that wait for the same numbers now, and would be replaced. */
function useReplaced(customerId: string, planned: readonly PlannedDocument[]): string[] {
  const { data } = usePoaList(customerId)
  const portings = new Set(planned.flatMap((document) => document.portings.map(({ porting }) => porting)))
  const waiting = (data?.documents ?? []).filter(
    (document) => document.replacedAt === undefined && document.portings.some((id) => portings.has(id)),
  )
  return [...new Set(waiting.map(({ createdAt }) => formatDay(createdAt)))]
}
