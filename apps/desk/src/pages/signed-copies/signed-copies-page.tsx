import { Anchor, Button, Group, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { trpc } from '../../calls/trpc.js'
import { ForLevel } from '../../frame/for-level.js'
import { formatCount } from '../../language/format-number.js'
import { useTexts } from '../../language/use-texts.js'
import { BulkResults } from '../../parts/bulk-results.js'
import { DataTable } from '../../parts/data-table.js'
import { EmptyState } from '../../parts/empty-state.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { Loading } from '../../parts/loading.js'
import { PageHead } from '../../parts/page-head.js'
import { createSelection } from '../../parts/selection.js'
import { useBulk } from '../../parts/use-bulk.js'
import { type Filters, useFilters } from '../../parts/use-filters.js'
import { useMay } from '../../session/use-session.js'
import { ActOnCopies, SelectCopies } from './act-on-copies.js'
import type { Copy, CopyStatus } from './copy-actions.js'
import { type CopyTexts, copyTexts } from './copy-texts.js'
import { DropZone } from './drop-zone.js'
import { StatusLinks, statuses } from './status-links.js'
import { UploadLines } from './upload-lines.js'
import { useCopyColumns } from './use-copy-columns.js'

const perPage = 50

/** What comes back signed: handed in, and what is to be done with it. */
export function SignedCopiesPage() {
  const texts = useTexts(copyTexts)
  const isStaff = useMay()('ADMIN')
  return (
    <ForLevel least="OWNER">
      <PageHead title={texts.title} about={isStaff ? texts.about : texts.aboutOwn} />
      <DropZone />
      <UploadLines />
      <StatusLinks />
      <CopyList />
    </ForLevel>
  )
}

function CopyList() {
  const texts = useTexts(copyTexts)
  const [{ status: given, page: wished, sort, customer }, change] = useFilters()
  const status = statuses.find((one) => one === given) ?? 'TO_REVIEW'
  const page = Math.max(1, Math.trunc(Number(wished)) || 1)
  const input = { status, limit: perPage, offset: (page - 1) * perPage, ...(customer && { customer }) }
  const { data, error, refetch } = useQuery(
    trpc.document.search.queryOptions(input, { placeholderData: keepPreviousData }),
  )
  const [selection] = useState(createSelection)
  const bulk = useBulk<Copy>(selection)
  const columns = useCopyColumns(status, selection)
  const navigate = useNavigate()
  const open = useCallback(
    ({ _id }: Copy) =>
      void navigate({ to: '/copies/$documentId', params: { documentId: _id }, search: (before) => before }),
    [navigate],
  )
  if (!data) return error ? <FailureNotice error={error} onRetry={() => void refetch()} /> : <Loading />
  const pages = Math.max(1, Math.ceil(data.total / perPage))
  return (
    <>
      <BulkResults bulk={bulk} linkOf={linkOf} next={nextOf(bulk.run?.action, texts)} />
      <SelectCopies copies={data.documents} selection={selection} />
      {data.documents.length === 0 && (page > 1 ? <PageGone /> : <NoCopies status={status} />)}
      {data.documents.length > 0 && (
        <DataTable
          label={texts.statuses[status]}
          columns={columns}
          rows={data.documents}
          idOf={({ _id }) => _id}
          onOpen={open}
          sort={sort}
          onSort={(next) => change({ sort: next })}
        />
      )}
      {pages > 1 && (
        <Group mt="sm" justify="center">
          <Button variant="default" disabled={page <= 1} onClick={() => change({ page: String(page - 1) })}>
            {texts.previousPage}
          </Button>
          <Text role="status">{texts.page(`${formatCount(page)} / ${formatCount(pages)}`)}</Text>
          <Button
            variant="default"
            disabled={page >= pages}
            onClick={() => change({ page: String(page + 1) })}
          >
            {texts.nextPage}
          </Button>
        </Group>
      )}
      <ActOnCopies copies={data.documents} selection={selection} bulk={bulk} />
    </>
  )
}

const linkOf = ({ _id, filename, customerName }: Copy) => ({
  to: `/copies/${_id}`,
  text: [filename, customerName].filter(Boolean).join(' · '),
})

/** Where copies are that were approved or sent, and what is done with them there. */
function nextOf(action: string | undefined, { actions, bulk: { goOn } }: CopyTexts) {
  if (action === actions.approve) return { to: '/copies?status=TO_SEND', text: goOn.TO_SEND }
  if (action === actions.send) return { to: '/copies?status=SENT', text: goOn.SENT }
  return undefined
}

/** That the last copies of a page were dealt with, and where the others are. */
function PageGone() {
  const texts = useTexts(copyTexts)
  return (
    <EmptyState title={texts.pageGone}>
      <Anchor
        component={Link}
        to="."
        search={((before: Filters) => ({ ...before, page: undefined })) as never}
        underline="always"
      >
        {texts.toFirstPage}
      </Anchor>
    </EmptyState>
  )
}

/** That there are none, and where new ones come from. */
function NoCopies({ status }: { status: CopyStatus }) {
  const texts = useTexts(copyTexts)
  const may = useMay()
  return (
    <EmptyState title={texts.none[status]}>
      <Text>{texts.noneAbout}</Text>
      {status === 'TO_REVIEW' && may('OWNER') && (
        <Button variant="default" mt="md" renderRoot={(props) => <Link to="/poa" {...props} />}>
          {texts.makePoa}
        </Button>
      )}
    </EmptyState>
  )
}
