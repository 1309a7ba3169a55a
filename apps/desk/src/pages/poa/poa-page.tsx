import { Anchor, Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { trpc } from '../../calls/trpc.js'
import { ForLevel } from '../../frame/for-level.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { Loading } from '../../parts/loading.js'
import { PageHead } from '../../parts/page-head.js'
import { useMay } from '../../session/use-session.js'
import { MadeBefore } from './made-before.js'
import { MadeNow, type MadeSet } from './made-now.js'
import { MakePoas } from './make-poas.js'
import { usePoaTexts } from './use-poa-texts.js'

/** The powers of attorney of a customer: what would be made, making it, and what became of what was made. */
export function PoaPage() {
  const { customerId } = useParams({ from: '/poa/$customerId' })
  return (
    <ForLevel least="OWNER">
      <CustomersPoas key={customerId} customerId={customerId} />
    </ForLevel>
  )
}

function CustomersPoas({ customerId }: { customerId: string }) {
  const texts = usePoaTexts()
  const may = useMay()
  const [made, setMade] = useState<MadeSet>()
  const { data: customer, error, refetch } = useQuery(trpc.customer.get.queryOptions({ _id: customerId }))
  if (!customer) return error ? <FailureNotice error={error} onRetry={() => void refetch()} /> : <Loading />
  return (
    <>
      {may('RESELLER') && (
        <Anchor component={Link} to="/poa">
          {texts.otherCustomer}
        </Anchor>
      )}
      <PageHead title={texts.title(customer.name)} about={texts.about}>
        <Group gap="sm">
          <Button
            variant="default"
            renderRoot={(props) => <Link to="/customers/$customerId" params={{ customerId }} {...props} />}
          >
            {texts.customer}
          </Button>
          <Button variant="default" component="a" href="/verify" target="_blank" rel="noreferrer">
            {texts.verify}
          </Button>
        </Group>
      </PageHead>
      {made ? (
        <MadeNow customerId={customerId} made={made} onAgain={() => setMade(undefined)} />
      ) : (
        <MakePoas customer={customer} onMade={setMade} />
      )}
      <MadeBefore customerId={customerId} />
    </>
  )
}
