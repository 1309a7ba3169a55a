import { Paper, Text, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useMemo } from 'react'
import { client } from '../../../calls/client.js'
import { queryClient } from '../../../calls/query-client.js'
import { useTexts } from '../../../language/use-texts.js'
import { announce } from '../../../parts/announcements.js'
import { confirm } from '../../../parts/confirm-dialog.js'
import { FailureNotice } from '../../../parts/failure-notice.js'
import { groupByPorting, type NumberGroup } from './group-by-porting.js'
import { NumberTable } from './number-table.js'
import { numberTexts } from './number-texts.js'
import type { CustomerNumbers, MvnoAccount } from './customer-numbers.js'
import { wordNumbers } from '../../../language/word-numbers.js'

interface MobileAccountsProps {
  numbers: CustomerNumbers
  mayAct: boolean
  /** Called when an account was closed, and its row goes. */
  onGone: () => void
}

/** The mobile numbers of a customer. */
export function MobileAccounts({
  numbers: { mvnoAccounts, portingOf },
  mayAct,
  onGone,
}: MobileAccountsProps) {
  const texts = useTexts(numberTexts)
  const groups = useMemo(
    () => mvnoAccounts.toSorted(byNumber).flatMap((account) => groupByPorting(account, portingOf)),
    [mvnoAccounts, portingOf],
  )
  const { mutate, error } = useMutation({
    mutationFn: ({ account }: NumberGroup) => client.mvnoAccount.delete.mutate({ _id: account._id }),
    onSuccess(_answer, { numbers }) {
      announce(texts.closed(wordNumbers(numbers)))
      onGone()
    },
    onSettled: () => queryClient.invalidateQueries(),
  })
  const action = useMemo(() => {
    const close = async (group: NumberGroup) => {
      const text = texts.closeText(wordNumbers(group.numbers))
      if (await confirm({ title: texts.closeTitle, text, action: texts.closeNow, isDangerous: true }))
        mutate(group)
    }
    return {
      text: texts.close,
      nameOf: texts.closeOf,
      run: (group: NumberGroup) => void close(group),
    }
  }, [texts, mutate])
  if (groups.length === 0) return null
  return (
    <Paper withBorder p="md" component="section" aria-label={texts.mobiles}>
      <Title order={3} size="h4">
        {texts.mobiles}
      </Title>
      <Text c="gray.7" size="sm" mb="sm">
        {texts.mobilesAbout}
      </Text>
      {error && <FailureNotice error={error} />}
      <NumberTable label={texts.mobiles} groups={groups} withSim action={mayAct ? action : undefined} />
    </Paper>
  )
}

function byNumber({ number: one = '' }: MvnoAccount, { number: other = '' }: MvnoAccount): number {
  return one.localeCompare(other)
}
