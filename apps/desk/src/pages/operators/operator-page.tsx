import { failedWith, isFullOperator } from '@telecomx/client'
import { Anchor } from '@mantine/core'
import { operatorGetErrors } from '@telecomx/client/errors'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { trpc } from '../../calls/trpc.js'
import { ForLevel } from '../../frame/for-level.js'
import { useTexts } from '../../language/use-texts.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { Loading } from '../../parts/loading.js'
import { PageHead } from '../../parts/page-head.js'
import { useMay } from '../../session/use-session.js'
import { EditOperator } from './edit-operator.js'
import { OperatorFacts } from './operator-facts.js'
import { operatorTexts } from './operator-texts.js'

/** One operator, to be read, and by an ADMIN to be changed. */
export function OperatorPage() {
  const { operatorId = '' } = useParams({ strict: false })
  const texts = useTexts(operatorTexts)
  return (
    <ForLevel least="VIEWER">
      <Anchor component={Link} to="/operators" search={true as never}>
        {texts.back}
      </Anchor>
      <Operator key={operatorId} id={operatorId} />
    </ForLevel>
  )
}

function Operator({ id }: { id: string }) {
  const texts = useTexts(operatorTexts)
  const may = useMay()
  const { data, error, refetch } = useQuery(trpc.operator.get.queryOptions({ _id: id }))
  if (failedWith(error, operatorGetErrors.operatorNotFound) || failedWith(error, operatorGetErrors.idMissing))
    return <PageHead title={texts.notFound(id)} />
  if (!data) return error ? <FailureNotice error={error} onRetry={() => void refetch()} /> : <Loading />
  return (
    <>
      <PageHead title={data.name} about={`CPS ${data._id}`} />
      {isFullOperator(data) && may('ADMIN') ? (
        <EditOperator operator={data} />
      ) : (
        <OperatorFacts operator={data} />
      )}
    </>
  )
}
