import { Anchor, Button, Group, Text } from '@mantine/core'
import { skipToken, useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { client } from '../../calls/client.js'
import { queryClient } from '../../calls/query-client.js'
import { trpc } from '../../calls/trpc.js'
import { formatMoment } from '../../language/format-moment.js'
import { formatCount, formatPhone } from '../../language/format-number.js'
import { useLanguage, useTexts } from '../../language/use-texts.js'
import { announce } from '../../parts/announcements.js'
import { confirm } from '../../parts/confirm-dialog.js'
import { Dialog } from '../../parts/dialog.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { placeOfTask } from './place-of-task.js'
import { type Task, wordReason } from './word-task.js'
import { type WorkTexts, workTexts } from './work-texts.js'
import { type Fact, FactTable } from '../../parts/fact-table.js'

interface TaskDialogProps {
  task: Task
  onClose: () => void
}

/** A task as far as the list knows it: what it is, what is to be done, and what can be done from here. */
export default function TaskDialog({ task, onClose }: TaskDialogProps) {
  const texts = useTexts(workTexts)
  const resend = useMutation({
    mutationFn: () => client.porting.poaResend.mutate({ deliveryId: task._id }),
    onSuccess() {
      announce(texts.resent(formatPhone(task.recipient ?? '')))
      void queryClient.invalidateQueries(trpc.work.pathFilter())
      onClose()
    },
  })
  const askAndResend = async () => {
    const text = texts.resendText(formatPhone(task.recipient ?? ''))
    if (await confirm({ title: texts.resendTitle, text, action: texts.resend })) resend.mutate()
  }
  const place = placeOfTask(task)
  const failure = useFailure(task)
  const mayResend = task.kind === 'DELIVERY_FAILED' && task.letter !== 'PROGRESS'
  return (
    <Dialog title={texts.kinds[task.kind]} onClose={onClose}>
      <Text mb="md">{texts.todo[task.kind]}</Text>
      <FactTable facts={factsOf(task, failure, texts)} nameWidth="9rem" />
      {resend.error && <FailureNotice error={resend.error} />}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {texts.close}
        </Button>
        {mayResend && (
          <Button loading={resend.isPending} onClick={() => void askAndResend()}>
            {texts.resend}
          </Button>
        )}
        {(task.kind === 'POA_TO_SIGN' || task.kind === 'COPY_REFUSED') && (
          <Button variant="default" renderRoot={(props) => <Link to="/copies" {...props} />}>
            {texts.goTo.copies}
          </Button>
        )}
        {place && (
          <Button
            variant={mayResend ? 'default' : 'filled'}
            renderRoot={(props) => <Link to={place.to} search={(place.search ?? {}) as never} {...props} />}
          >
            {texts.goTo[place.text]}
          </Button>
        )}
      </Group>
    </Dialog>
  )
}

/** What became of a delivery that did not arrive, in words. */
function useFailure({ kind, _id, customer }: Task): string | undefined {
  const language = useLanguage()
  const state = kind === 'DELIVERY_FAILED' ? 'failed' : kind === 'DELIVERY_UNKNOWN' ? 'unknown' : undefined
  const { data } = useQuery(
    trpc.delivery.list.queryOptions(
      state && customer ? { customer: customer._id, state, limit: 500, language } : skipToken,
      { refetchInterval: false },
    ),
  )
  return data?.deliveries.find((delivery) => delivery._id === _id)?.description
}

function factsOf(task: Task, failure: string | undefined, texts: WorkTexts): Fact[] {
  const { facts } = texts
  const { customer, operator, number, filename, sender, letter, recipient, reason } = task
  return [
    [
      facts.customer,
      customer && (
        <Anchor component={Link} to={`/customers/${customer._id}`} underline="always">
          {customer.name}
        </Anchor>
      ),
    ],
    [facts.operator, operator && `${operator.name} (${operator._id})`],
    [facts.portings, task.portings > 0 ? formatCount(task.portings) : undefined],
    [facts.number, number && formatPhone(number)],
    [facts.file, filename],
    [facts.sender, sender],
    [facts.letter, letter && texts.letters[letter]],
    [facts.recipient, recipient && formatPhone(recipient)],
    [facts.reason, reason && wordReason(reason, texts)],
    [facts.failure, failure],
    [facts.since, formatMoment(task.since)],
    [facts.id, task._id],
  ]
}
