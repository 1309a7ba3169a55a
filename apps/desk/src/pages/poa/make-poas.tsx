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
import { usePoaTexts } from './use-poa-texts.js'
import { wordQuestion } from './word-question.js'
import { ownAddressOf } from './own-address-of.js'
import { ToSign } from './to-sign.js'
import { type MadeDocument, usePoaList } from './use-poa-list.js'
import type { PlannedDocument } from './word-risk.js'

type Customer = RouterOutputs['customer']['get']

interface MakePoasProps {
  customer: Customer
  onMade: (made: MadeSet) => void
}

/** What the owner has to sign, how it shall look and reach them, and making it. */
export function MakePoas({ customer, onMade }: MakePoasProps) {
  const texts = usePoaTexts()
  const [content, setContent] = useState<PoaContent>({})
  const plan = useQuery(
    trpc.porting.poaPlan.queryOptions(
      { customerId: customer._id, ...(content.override && { override: content.override }) },
      { placeholderData: keepPreviousData },
    ),
  )
  const documents = plan.data?.documents ?? []
  const numbers = documents.reduce((sum, one) => sum + one.numbers, 0)
  const { waiting, isAll } = useReplaced(customer._id, documents)
  const employees = useQuery(trpc.employee.list.queryOptions({ customer: customer._id, limit: 500 }))
  const ownAddress = (method: PoaMethod) => ownAddressOf(customer, employees.data?.employees ?? [], method)
  const form = useServerForm<PoaFields, MadeSet>({
    initial: emptyPoaFields,
    isOnce: true,
    clicks: ['method', 'mitId', 'otherOwner'],
    schema: poaInput,
    rows: poaCreateErrors,
    toInput: toPoaInput,
    ask: (values) => {
      const replaces = waiting.length > 0
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
      {isAll && <ToSign customerId={customer._id} documents={waiting} />}
      <div>
        <Title order={2} size="h3">
          {isAll ? texts.makeOthers : texts.plan}
        </Title>
        <Text>{texts.planAbout(documents.length, texts.numbers(numbers, formatCount(numbers)))}</Text>
      </div>
      {waiting.length > 0 && (
        <Alert color="blue">
          <Text c="black">{texts.replaces(daysOf(waiting))}</Text>
          {!isAll && (
            <Text c="black">
              {texts.next}{' '}
              <Anchor component={Link} to="/copies" underline="always" c="blue.9">
                {texts.nextLink}
              </Anchor>
            </Text>
          )}
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
            <Button type="submit" variant={isAll ? 'default' : 'filled'} loading={form.isSending}>
              {(method === 'DOWNLOAD' ? texts.create : texts.createAndSend)(documents.length)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Stack>
  )
}

function NothingToMake({ customerId }: { customerId: string }) {
  const texts = usePoaTexts()
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

/** The documents that wait for the same numbers now, and would be replaced. */
function useReplaced(customerId: string, planned: readonly PlannedDocument[]): Replaced {
  const { data } = usePoaList(customerId)
  const portings = new Set(planned.flatMap((document) => document.portings.map(({ porting }) => porting)))
  const waiting = (data?.documents ?? []).filter(
    (document) => document.replacedAt === undefined && document.portings.some((id) => portings.has(id)),
  )
  const covered = new Set(waiting.flatMap((document) => document.portings))
  return { waiting, isAll: portings.size > 0 && [...portings].every((id) => covered.has(id)) }
}

interface Replaced {
  waiting: readonly MadeDocument[]
  /** Nothing of what is planned lacks one. */
  isAll: boolean
}

function daysOf(documents: readonly MadeDocument[]): string {
  return [...new Set(documents.map(({ createdAt }) => formatDay(createdAt)))].join(', ')
}
