import {
  Alert,
  Button,
  Group,
  NativeSelect,
  Paper,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core'
import { mostNumbers } from '@telecomx/client/schemas'
import { useMutation } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { queryClient } from '../../../calls/query-client.js'
import { formatCount, formatPhone } from '../../../language/format-number.js'
import { useTexts } from '../../../language/use-texts.js'
import { announce } from '../../../parts/announcements.js'
import { confirm } from '../../../parts/confirm-dialog.js'
import { FailureNotice } from '../../../parts/failure-notice.js'
import { useUnsavedChanges } from '../../../parts/use-unsaved-changes.js'
import { numberTexts } from '../numbers/number-texts.js'
import type { CustomerNumbers, SipAccount } from '../numbers/customer-numbers.js'
import type { JudgedLine } from './judge-lines.js'
import { leadToLine } from './lead-to-line.js'
import { isFaulty, Preview } from './preview.js'
import { putTexts } from './put-texts.js'
import { sendNumbers, type SentNumbers, type Target } from './send-numbers.js'
import { type TargetChoice, usePastedNumbers } from './use-pasted-numbers.js'
import { withoutLines } from './without-lines.js'

interface PutNumbersProps {
  customer: string
  numbers: CustomerNumbers
  /** The account that it was opened for. */
  account?: SipAccount | undefined
  /** Called when all is done, or nothing shall be. */
  onClose: () => void
}

/** What is sent, as it was when the button was pressed. */
interface ToSend {
  lines: readonly JudgedLine[]
  fresh: readonly string[]
  target: TargetChoice
  accountName: string
}

/** A field to paste numbers into: how each line is understood is shown before anything is sent. */
export default function PutNumbers({ customer, numbers, account, onClose }: PutNumbersProps) {
  const texts = useTexts(putTexts)
  const { sipAccounts } = numbers
  const pasted = usePastedNumbers(numbers, account)
  const { text, setText, target } = pasted
  const [name, setName] = useState(sipAccounts.length === 0 ? texts.suggestedName : '')
  const [done, setDone] = useState(0)
  const field = useRef<HTMLTextAreaElement>(null)
  const allowLeaving = useUnsavedChanges(text.trim() !== '')
  useEffect(() => field.current?.focus(), [])
  const counted = (count: number) => texts.numbers(count, formatCount(count))

  const finish = (sent: SentNumbers, { target, accountName }: ToSend) => {
    const all = counted(sent.done.length)
    announce(target === 'mobile' ? texts.doneMobile(all) : texts.done(all, accountName))
    allowLeaving()
    setText('')
    if (sent.withoutFacts.length === 0) onClose()
  }
  const sending = useMutation({
    mutationFn: ({ target, accountName, lines }: ToSend) =>
      sendNumbers({ customer, target: targetOf(target, accountName), lines, onProgress: setDone }),
    onSuccess(sent, toSend) {
      void queryClient.invalidateQueries()
      pasted.setRefused(sent.refused)
      const left = toSend.fresh.length - sent.done.length
      if (left === 0) finish(sent, toSend)
      else if (sent.done.length > 0) {
        const put = new Set(sent.done)
        const whole = toSend.lines.filter((line) => line.fresh.every((number) => put.has(number)))
        setText(withoutLines(text, new Set(whole.map(({ line }) => line))))
        announce(texts.notAll(counted(sent.done.length), counted(left)))
      }
    },
  })
  // While they are sent they come back as the account's own, and there would be nothing left of the lines.
  const { lines, fresh } = sending.isPending ? sending.variables : pasted
  const faulty = lines.filter(isFaulty)
  const wrong = lines.filter(({ faults }) => faults.length > 0)
  const removeFaulty = async () => {
    const count = texts.lines(faulty.length, formatCount(faulty.length))
    if (
      await confirm({
        title: texts.removeTitle,
        text: texts.removeText(count),
        action: texts.removeNow,
        isDangerous: true,
      })
    )
      setText(withoutLines(text, new Set(faulty.map(({ line }) => line))))
  }
  const cancel = async () => {
    const question = { title: texts.cancelTitle, text: texts.cancelText, action: texts.cancelNow }
    if (text.trim() !== '' && !(await confirm({ ...question, isDangerous: true }))) return
    allowLeaving()
    onClose()
  }
  const lead = useCallback(({ line }: { line: number }) => {
    if (field.current) leadToLine(field.current, line)
  }, [])
  const isReady =
    pasted.isRead &&
    fresh.length > 0 &&
    wrong.length === 0 &&
    !pasted.isTooMany &&
    (target !== 'new' || name.trim() !== '')
  return (
    <Paper withBorder p="md" mb="md" component="section" aria-label={texts.title}>
      <Title order={3} size="h4" mb="sm">
        {texts.title}
      </Title>
      <Stack gap="md">
        <Textarea
          ref={field}
          label={texts.field}
          description={texts.fieldAbout}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          rows={8}
          resize="vertical"
          spellCheck={false}
          disabled={sending.isPending}
        />
        <Group align="flex-start">
          <TargetSelect
            accounts={sipAccounts}
            value={target}
            isDisabled={sending.isPending}
            onChange={pasted.chooseTarget}
          />
          {target === 'new' && (
            <TextInput
              label={texts.name}
              value={name}
              maxLength={200}
              disabled={sending.isPending}
              onChange={({ currentTarget }) => setName(currentTarget.value)}
              placeholder={texts.nameAbout}
              miw="18rem"
            />
          )}
        </Group>
        <div>
          <Title order={4} size="h5">
            {texts.understood}
          </Title>
          <div role="status">
            <Text>
              {lines.length === 0
                ? texts.nothingYet
                : texts.summary(counted(fresh.length), texts.lines(lines.length, formatCount(lines.length)))}
            </Text>
            {faulty.length > 0 && (
              <Text c="red.9">{texts.atFault(faulty.length, formatCount(faulty.length))}</Text>
            )}
            {pasted.isTooMany && <Text c="red.9">{texts.tooMany(formatCount(mostNumbers))}</Text>}
            {lines.length > 0 && faulty.length === 0 && fresh.length === 0 && <Text>{texts.nothingNew}</Text>}
            {sending.isPending && done > 0 && (
              <Text>{texts.progress(formatCount(done), formatCount(fresh.length))}</Text>
            )}
          </div>
        </div>
        {lines.length > 0 && <Preview lines={lines} holders={pasted.holders} onOpen={lead} />}
        <Outcome sent={sending.data} />
        <Group>
          <Button
            disabled={!isReady}
            loading={sending.isPending}
            onClick={() => {
              const accountName = sipAccounts.find(({ _id }) => _id === target)?.name ?? name
              setDone(0)
              sending.mutate({ lines, fresh, target, accountName })
            }}
          >
            {fresh.length > 0 ? texts.put(counted(fresh.length)) : texts.title}
          </Button>
          {faulty.length > 0 && (
            <Button variant="default" onClick={() => void removeFaulty()}>
              {texts.remove(faulty.length, formatCount(faulty.length))}
            </Button>
          )}
          <Button variant="subtle" onClick={() => void cancel()} disabled={sending.isPending}>
            {texts.cancel}
          </Button>
        </Group>
      </Stack>
    </Paper>
  )
}

interface TargetSelectProps {
  accounts: readonly SipAccount[]
  value: string
  isDisabled: boolean
  onChange: (target: string) => void
}

function TargetSelect({ accounts, value, isDisabled, onChange }: TargetSelectProps) {
  const texts = useTexts(putTexts)
  const { unnamed } = useTexts(numberTexts)
  return (
    <NativeSelect
      label={texts.target}
      miw="18rem"
      data={[
        ...accounts.map(({ _id, name = unnamed }) => ({ value: _id, label: name })),
        { value: 'new', label: texts.newAccount },
        { value: 'mobile', label: texts.mobile },
      ]}
      value={value}
      disabled={isDisabled}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

function targetOf(choice: string, name: string): Target {
  if (choice === 'mobile') return { type: 'MVNO' }
  return choice === 'new' ? { type: 'SIP', name } : { type: 'SIP', account: choice }
}

/** What became of the last sending, where that was not all that was wished for. */
function Outcome({ sent }: { sent: SentNumbers | undefined }) {
  const texts = useTexts(putTexts)
  if (!sent) return null
  return (
    <>
      {sent.error !== undefined && <FailureNotice error={sent.error} />}
      {sent.withoutFacts.length > 0 && (
        <Alert color="yellow" role="alert">
          <Text c="black">
            {texts.factsLeft(sent.withoutFacts.map(({ number }) => formatPhone(number)).join(', '))}
          </Text>
        </Alert>
      )}
    </>
  )
}
