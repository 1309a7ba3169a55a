import { Button, Group, Text, Title } from '@mantine/core'
import { lazy, Suspense, useCallback, useRef, useState } from 'react'
import { useTexts } from '../../../language/use-texts.js'
import { EmptyState } from '../../../parts/empty-state.js'
import { FailureNotice } from '../../../parts/failure-notice.js'
import { Loading } from '../../../parts/loading.js'
import type { Customer } from '../customer-fields.js'
import { customerTexts } from '../customer-texts.js'
import { useCustomerRights } from '../use-customer-rights.js'
import { MobileAccounts } from './mobile-accounts.js'
import { NextSteps } from './next-steps.js'
import { numberTexts } from './number-texts.js'
import { SipAccountCard } from './sip-account-card.js'
import type { SipAccount } from './customer-numbers.js'
import { useCustomerNumbers } from './use-customer-numbers.js'

const PutNumbers = lazy(() => import('../put-numbers/put-numbers.js'))

/** A customer's accounts and numbers, what they wait for, and the field to put more on. */
export function NumbersPanel({ customer }: { customer: Customer }) {
  const texts = useTexts(numberTexts)
  const { tabs } = useTexts(customerTexts)
  const { mayAct } = useCustomerRights(customer)
  const { numbers, error, refetch } = useCustomerNumbers(customer._id)
  const [putting, setPutting] = useState<{ account?: SipAccount }>()
  const heading = useRef<HTMLHeadingElement>(null)
  const putOn = useCallback((account: SipAccount) => setPutting({ account }), [])
  const focusHeading = () => heading.current?.focus({ preventScroll: true })
  const close = () => {
    setPutting(undefined)
    focusHeading()
    heading.current?.scrollIntoView({ block: 'nearest' })
  }
  if (!numbers) return error ? <FailureNotice error={error} onRetry={refetch} /> : <Loading />
  const isEmpty = numbers.sipAccounts.length + numbers.mvnoAccounts.length === 0
  const mayOpen = mayAct && !putting
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3" tabIndex={-1} ref={heading} style={{ outline: 'none' }}>
          {tabs.numbers}
        </Title>
        {mayOpen && !isEmpty && <Button onClick={() => setPutting({})}>{texts.put}</Button>}
      </Group>
      {putting && (
        <Suspense fallback={<Loading />}>
          <PutNumbers
            key={putting.account?._id ?? ''}
            customer={customer._id}
            numbers={numbers}
            account={putting.account}
            onClose={close}
          />
        </Suspense>
      )}
      {mayAct && <NextSteps customer={customer._id} numbers={numbers} />}
      {isEmpty && !putting && (
        <EmptyState title={texts.none}>
          <Text mb={mayAct ? 'md' : 0}>{mayAct ? texts.noneAbout : texts.noneToSee}</Text>
          {mayAct && <Button onClick={() => setPutting({})}>{texts.put}</Button>}
        </EmptyState>
      )}
      {numbers.sipAccounts.map((account) => (
        <SipAccountCard
          key={account._id}
          account={account}
          portingOf={numbers.portingOf}
          onPut={mayAct ? putOn : undefined}
          isPutting={putting !== undefined}
        />
      ))}
      <MobileAccounts numbers={numbers} mayAct={mayAct} onGone={focusHeading} />
    </>
  )
}
