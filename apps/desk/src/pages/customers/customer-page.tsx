import { failedWith } from '@telecomx/client'
import { Anchor, Button, Tabs } from '@mantine/core'
import { customerGetErrors } from '@telecomx/client/errors'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { trpc } from '../../calls/trpc.js'
import { ForLevel } from '../../frame/for-level.js'
import { useTexts } from '../../language/use-texts.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { Loading } from '../../parts/loading.js'
import { PageHead } from '../../parts/page-head.js'
import { useFilters } from '../../parts/use-filters.js'
import { useMay } from '../../session/use-session.js'
import { CustomerFacts } from './customer-facts.js'
import type { Customer } from './customer-fields.js'
import { customerTexts } from './customer-texts.js'
import { EditCustomer } from './edit-customer.js'
import { NumbersPanel } from './numbers/numbers-panel.js'
import { useCustomerRights } from './use-customer-rights.js'

const EmployeesPanel = lazy(() => import('./employees/employees-panel.js'))

/** One customer: its numbers first, because that is where the story begins. */
export function CustomerPage() {
  const { customerId = '' } = useParams({ strict: false })
  const texts = useTexts(customerTexts)
  const may = useMay()
  return (
    <ForLevel least="VIEWER">
      {may('RESELLER') && (
        <Anchor component={Link} to="/customers" search={keepSearch as never}>
          {texts.back}
        </Anchor>
      )}
      <CustomerOf key={customerId} id={customerId} />
    </ForLevel>
  )
}

/** Back to the list as it was searched, without the tab of this page. */
function keepSearch({ tab: _tab, ...others }: Record<string, unknown>) {
  return others
}

function CustomerOf({ id }: { id: string }) {
  const texts = useTexts(customerTexts)
  const { data, error, refetch } = useQuery(trpc.customer.get.queryOptions({ _id: id }))
  const { accessDenied, customerIdMissing, customerNotFound } = customerGetErrors
  if (failedWith(error, accessDenied))
    return <PageHead title={texts.notAllowed} about={texts.notAllowedAbout} />
  if (failedWith(error, customerNotFound) || failedWith(error, customerIdMissing))
    return <PageHead title={texts.notFound} />
  if (!data) return error ? <FailureNotice error={error} onRetry={() => void refetch()} /> : <Loading />
  return <LoadedCustomer customer={data} />
}

function LoadedCustomer({ customer }: { customer: Customer }) {
  const texts = useTexts(customerTexts)
  const rights = useCustomerRights(customer)
  const [{ tab }, change] = useFilters()
  const shown = tab === 'facts' || (tab === 'employees' && rights.mayAct) ? tab : 'numbers'
  const about = [
    customer.vatNumber && texts.vat(customer.vatNumber),
    customer.address?.replaceAll('\n', ', '),
    [customer.zip, customer.city].filter(Boolean).join(' '),
  ]
  return (
    <>
      <PageHead title={customer.name} about={about.filter(Boolean).join(' · ')}>
        {rights.mayAddBeneath && (
          <Button
            variant="default"
            renderRoot={(props) => (
              <Link to="/customers/new" search={{ reseller: customer._id } as never} {...props} />
            )}
          >
            {texts.createBeneath}
          </Button>
        )}
      </PageHead>
      <Tabs
        value={shown}
        // Hidden in React’s own way, a tab would no longer ask before the page is left.
        keepMountedMode="display-none"
        onChange={(next) => change({ tab: next === null || next === 'numbers' ? undefined : next })}
      >
        <Tabs.List mb="md" aria-label={texts.tabsLabel}>
          <Tabs.Tab value="numbers">{texts.tabs.numbers}</Tabs.Tab>
          <Tabs.Tab value="facts">{texts.tabs.facts}</Tabs.Tab>
          {rights.mayAct && <Tabs.Tab value="employees">{texts.tabs.employees}</Tabs.Tab>}
        </Tabs.List>
        {/* What was written in one tab stays while another is looked at. */}
        <Tabs.Panel value="numbers">
          <NumbersPanel customer={customer} />
        </Tabs.Panel>
        <Tabs.Panel value="facts">
          {rights.mayEdit ? <EditCustomer customer={customer} /> : <CustomerFacts customer={customer} />}
        </Tabs.Panel>
        <Tabs.Panel value="employees">
          {shown === 'employees' && (
            <Suspense fallback={<Loading />}>
              <EmployeesPanel customer={customer} />
            </Suspense>
          )}
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
