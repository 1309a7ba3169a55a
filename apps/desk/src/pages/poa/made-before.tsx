import { Button, Group, Text, Title } from '@mantine/core'
import { Suspense, useCallback, useMemo, useState } from 'react'
import { formatMoment } from '../../language/format-moment.js'
import { formatCount } from '../../language/format-number.js'
import { useTexts } from '../../language/use-texts.js'
import { type Column, DataTable } from '../../parts/data-table.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { Loading } from '../../parts/loading.js'
import { poaTexts } from './poa-texts.js'
import { documentsOfPage, type MadeDocument, usePoaList } from './use-poa-list.js'
import { wordState } from './word-delivery.js'
import { lazyPart } from '../../parts/lazy-part.js'

const DocumentDialog = lazyPart(() => import('./document-dialog.js'))

/** The documents that were made, the newest set first, a page at a time. */
export function MadeBefore({ customerId }: { customerId: string }) {
  const texts = useTexts(poaTexts)
  const [page, setPage] = useState(0)
  const [opened, setOpened] = useState<MadeDocument>()
  const { data, error, refetch } = usePoaList(customerId, page)
  const columns = useColumns()
  const open = useCallback((document: MadeDocument) => setOpened(document), [])
  // As it is now; when it has gone to another page, as it was.
  const document = data?.documents.find(({ _id }) => _id === opened?._id) ?? opened
  return (
    <section aria-label={texts.before}>
      <Title order={2} size="h3" mb="xs">
        {texts.before}
      </Title>
      {error && !data && <FailureNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.total === 0 && <Text>{texts.beforeNone}</Text>}
      {data && data.total > 0 && (
        <>
          <DataTable
            label={texts.before}
            columns={columns}
            rows={data.documents}
            idOf={({ _id }) => _id}
            onOpen={open}
          />
          <Pages offset={data.offset} total={data.total} onPage={setPage} />
        </>
      )}
      {document && (
        <Suspense>
          <DocumentDialog customerId={customerId} document={document} onClose={() => setOpened(undefined)} />
        </Suspense>
      )}
    </section>
  )
}

interface PagesProps {
  /** Of the page that is shown. */
  offset: number
  total: number
  onPage: (page: number) => void
}

/** Leads from page to page, where there are several. */
function Pages({ offset, total, onPage }: PagesProps) {
  const texts = useTexts(poaTexts)
  if (total <= documentsOfPage) return null
  const [page, from] = [offset / documentsOfPage, offset + 1]
  const to = Math.min(total, offset + documentsOfPage)
  return (
    <Group mt="sm" gap="sm">
      <Button variant="default" disabled={page === 0} onClick={() => onPage(page - 1)}>
        {texts.newer}
      </Button>
      <Button variant="default" disabled={to === total} onClick={() => onPage(page + 1)}>
        {texts.older}
      </Button>
      <Text role="status">{texts.shownPart(formatCount(from), formatCount(to), formatCount(total))}</Text>
    </Group>
  )
}

function useColumns(): readonly Column<MadeDocument>[] {
  const texts = useTexts(poaTexts)
  return useMemo(
    () => [
      { key: 'donor', title: texts.columns.donor, cell: ({ operatorName }) => operatorName },
      {
        key: 'made',
        title: texts.columns.made,
        cell: ({ createdAt }) => formatMoment(createdAt),
        width: '10.5rem',
      },
      {
        key: 'numbers',
        title: texts.columns.numbers,
        cell: ({ numbers }) => formatCount(numbers),
        isNumber: true,
        width: '6rem',
      },
      { key: 'code', title: texts.columns.code, cell: ({ portingCode }) => portingCode, width: '10rem' },
      { key: 'state', title: texts.columns.state, cell: (document) => wordState(document, texts) },
    ],
    [texts],
  )
}
