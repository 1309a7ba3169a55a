import { Anchor } from '@mantine/core'
import { customerCreateErrors } from '@telecomx/client/errors'
import { customerCreateInput } from '@telecomx/client/schemas'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { client } from '../../calls/client.js'
import { queryClient } from '../../calls/query-client.js'
import { trpc } from '../../calls/trpc.js'
import { ForLevel } from '../../frame/for-level.js'
import { useTexts } from '../../language/use-texts.js'
import { announce } from '../../parts/announcements.js'
import { PageHead } from '../../parts/page-head.js'
import { useFilters } from '../../parts/use-filters.js'
import { useServerForm } from '../../parts/use-server-form.js'
import { useMay, useSession } from '../../session/use-session.js'
import { emptyFields, toCustomerInput } from './customer-fields.js'
import { CustomerForm } from './customer-form.js'
import { customerTexts } from './customer-texts.js'

/** Adds a customer: beneath the reseller that the address names, else where the server puts it. */
export function NewCustomerPage() {
  const texts = useTexts(customerTexts)
  return (
    <ForLevel least="RESELLER">
      <Anchor component={Link} to="/customers">
        {texts.back}
      </Anchor>
      <NewCustomer />
    </ForLevel>
  )
}

function NewCustomer() {
  const texts = useTexts(customerTexts)
  const navigate = useNavigate()
  const may = useMay()
  const { customer: own } = useSession()
  const [{ reseller }] = useFilters()
  const parent = reseller ?? (may('ADMIN') ? undefined : own._id)
  const { data } = useQuery(
    trpc.customer.get.queryOptions({ _id: parent ?? '' }, { enabled: parent !== undefined }),
  )
  const form = useServerForm({
    initial: emptyFields,
    isOnce: true,
    schema: customerCreateInput,
    rows: customerCreateErrors,
    toInput: toCustomerInput,
    send: (fields) =>
      client.customer.create.mutate({
        ...toCustomerInput(fields),
        ...(parent !== undefined && { parentReseller: parent }),
      }),
    onSaved({ _id, name }) {
      announce(texts.created(name))
      void queryClient.invalidateQueries(trpc.customer.pathFilter())
      void navigate({ to: '/customers/$customerId', params: { customerId: _id } })
    },
  })
  return (
    <>
      <PageHead
        title={texts.create}
        about={[data && texts.beneath(data.name), texts.createAbout].filter(Boolean).join(' ')}
      />
      <CustomerForm form={form} isNew mayMakeReseller />
    </>
  )
}
