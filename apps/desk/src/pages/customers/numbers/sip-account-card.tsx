import { Button, Group, Paper, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type RefObject, Suspense, useMemo, useRef, useState } from 'react'
import { client } from '../../../calls/client.js'
import { queryClient } from '../../../calls/query-client.js'
import { formatCount } from '../../../language/format-number.js'
import { useTexts } from '../../../language/use-texts.js'
import { announce } from '../../../parts/announcements.js'
import { confirm } from '../../../parts/confirm-dialog.js'
import { FailureNotice } from '../../../parts/failure-notice.js'
import { groupByPorting, type NumberGroup } from './group-by-porting.js'
import { NumberTable } from './number-table.js'
import { numberTexts } from './number-texts.js'
import type { CustomerNumbers, SipAccount } from './customer-numbers.js'
import { wordNumbers } from '../../../language/word-numbers.js'
import { lazyPart } from '../../../parts/lazy-part.js'

const AccountName = lazyPart(() => import('./account-name.js'))

interface SipAccountCardProps {
  account: SipAccount
  portingOf: CustomerNumbers['portingOf']
  /** Opens the field to paste numbers for it; left out for those who may only look. */
  onPut?: ((account: SipAccount) => void) | undefined
  /** The field is open already. */
  isPutting: boolean
}

/** A SIP account with its numbers. */
export function SipAccountCard({ account, portingOf, onPut, isPutting }: SipAccountCardProps) {
  const texts = useTexts(numberTexts)
  const [isRenaming, setRenaming] = useState(false)
  const groups = useMemo(() => groupByPorting(account, portingOf), [account, portingOf])
  const heading = useRef<HTMLHeadingElement>(null)
  const { error, takeOff } = useTakeOff(texts, heading)
  const action = useMemo(
    () => ({
      text: texts.takeOff,
      nameOf: texts.takeOffOf,
      run: (group: NumberGroup) => void takeOff(group),
    }),
    [texts, takeOff],
  )
  const name = account.name ?? texts.unnamed
  const count = account.numbers.length
  return (
    <Paper withBorder p="md" mb="md" component="section" aria-label={name}>
      <Group justify="space-between" mb={count > 0 ? 'sm' : 0}>
        <div>
          <Title order={3} size="h4" tabIndex={-1} ref={heading} style={{ outline: 'none' }}>
            {name}
          </Title>
          <Text c="gray.7" size="sm">
            {texts.sipAccount} · {count > 0 ? texts.count(count, formatCount(count)) : texts.emptyAccount}
          </Text>
        </div>
        {onPut && (
          <Group gap="xs">
            <Button variant="default" onClick={() => setRenaming(true)}>
              {texts.rename}
            </Button>
            <Button variant="default" disabled={isPutting} onClick={() => onPut(account)}>
              {texts.put}
            </Button>
          </Group>
        )}
      </Group>
      {error && <FailureNotice error={error} />}
      {count > 0 && <NumberTable label={name} groups={groups} action={onPut && action} />}
      {isRenaming && (
        <Suspense>
          <AccountName account={account} onClose={() => setRenaming(false)} />
        </Suspense>
      )}
    </Paper>
  )
}

function useTakeOff(texts: (typeof numberTexts)['da'], heading: RefObject<HTMLElement | null>) {
  const { mutate, error } = useMutation({
    mutationFn: ({ account, numbers }: NumberGroup) =>
      client.sipAccount.update.mutate({ _id: account._id, removeNumbers: [...numbers] }),
    onSuccess(_answer, { numbers }) {
      announce(texts.takenOff(wordNumbers(numbers)))
      // The row goes, and its button with it.
      heading.current?.focus({ preventScroll: true })
    },
    onSettled: () => queryClient.invalidateQueries(),
  })
  const takeOff = useMemo(
    () => async (group: NumberGroup) => {
      const text = texts.takeOffText(wordNumbers(group.numbers))
      if (await confirm({ title: texts.takeOffTitle, text, action: texts.takeOff, isDangerous: true }))
        mutate(group)
    },
    [texts, mutate],
  )
  return { error, takeOff }
}
