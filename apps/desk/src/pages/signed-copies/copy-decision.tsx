import { Anchor, Button, Group, Paper, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { client } from '../../calls/client.js'
import { readPortingsAnew } from '../../calls/read-portings-anew.js'
import { formatMoment } from '../../language/format-moment.js'
import { useTexts } from '../../language/use-texts.js'
import { announce } from '../../parts/announcements.js'
import { confirm } from '../../parts/confirm-dialog.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { useMay } from '../../session/use-session.js'
import {
  type Copy,
  type CopyAction,
  copyActionNames,
  copyActions,
  firstPorting,
  wordNumbers,
} from './copy-actions.js'
import { copyTexts, type CopyTexts } from './copy-texts.js'
import { useReviewQueue } from './review-queue.js'
import { lazyPart } from '../../parts/lazy-part.js'

const RefuseDialog = lazyPart(() => import('./refuse-dialog.js'))

/** What is to be done with the copy by whoever looks at it, and where one goes on when it is done. */
export function CopyDecision({ copy }: { copy: Copy }) {
  const texts = useTexts(copyTexts)
  const may = useMay()
  const [isRefusing, setIsRefusing] = useState(false)
  const act = useMutation({
    mutationFn: (name: CopyAction) => copyActions[name].run(copy, texts),
    onSuccess: announce,
    // Of what somebody else did meanwhile, too.
    onSettled: readPortingsAnew,
  })
  const remove = useRemoval(copy)
  const ask = async (name: CopyAction) => {
    const question = questionOf(name, copy, texts)
    if (!question || (await confirm({ ...question, action: texts.actions[name] }))) act.mutate(name)
  }
  const open = copyActionNames.filter((name) => copyActions[name].fits(copy) && may(copyActions[name].least))
  const isStaff = may('ADMIN')
  const isBusy = act.isPending || remove.isPending
  return (
    <Paper withBorder p="md" mb="md">
      <Text mb="sm">{stateInWords(copy, isStaff, texts)}</Text>
      {(act.error ?? remove.error) && <FailureNotice error={act.error ?? remove.error} />}
      <Group>
        {open.map((name) => (
          <Button key={name} loading={isBusy} onClick={() => void ask(name)}>
            {texts.actions[name]}
          </Button>
        ))}
        {isStaff && copy.status === 'TO_REVIEW' && (
          <Button color="red" variant="outline" disabled={isBusy} onClick={() => setIsRefusing(true)}>
            {texts.actions.refuse}
          </Button>
        )}
        {remove.text !== undefined && (
          <Button variant="default" disabled={isBusy} onClick={() => void remove.ask()}>
            {remove.text}
          </Button>
        )}
        <GoOn copy={copy} />
      </Group>
      {isRefusing && (
        <Suspense>
          <RefuseDialog copy={copy} onClose={() => setIsRefusing(false)} />
        </Suspense>
      )}
    </Paper>
  )
}

function stateInWords(copy: Copy, isStaff: boolean, texts: CopyTexts): string {
  const { status, isOf, reason, message, reviewedAt } = copy
  const { review, refusal, drop } = texts
  const words: Record<Copy['status'], string> = {
    UNMATCHED: isStaff ? review.toMatch : drop.staffMatches,
    TO_REVIEW: isStaff ? review.notices.signature : review.reviewWaits,
    TO_SEND: review.toSendWaits,
    SENT: isOf.some(({ stage }) => stage === 'IN_POA_RECEIVED_FROM_CUSTOMER')
      ? review.needsNone
      : review.doneSent,
    REFUSED: review.refusedFor([reason && refusal.reasons[reason], message].filter(Boolean).join('. ')),
  }
  const reviewed = reviewedAt === undefined ? [] : [review.reviewedAt(formatMoment(reviewedAt))]
  return [words[status], ...reviewed].map((text) => text.replace(/\.?$/, '.')).join(' ')
}

/** An approval can be taken back by nobody, but is what one came to do; what leaves the installation is asked first. */
function questionOf(name: CopyAction, copy: Copy, texts: CopyTexts) {
  const { questions } = texts
  const donor = copy.expected?.operator.name ?? ''
  const numbers = wordNumbers(copy, texts)
  if (name === 'send') return { title: questions.sendTitle, text: questions.sendText(donor, numbers) }
  if (name === 'order') return { title: questions.orderTitle, text: questions.orderText(donor, numbers) }
  return undefined
}

/** The next copy of the pile when this one is reviewed, and the porting when the story goes on there. */
function GoOn({ copy }: { copy: Copy }) {
  const texts = useTexts(copyTexts)
  const isStaff = useMay()('ADMIN')
  const [porting] = copy.isOf
  const isReviewed = copy.status !== 'TO_REVIEW' && copy.status !== 'UNMATCHED'
  return (
    <>
      {copy.status === 'SENT' && porting && (
        <Anchor component={Link} to={`/portings/${porting._id}`} underline="always">
          {texts.review.goOn}
        </Anchor>
      )}
      {copy.status === 'REFUSED' && copy.customer && (
        <>
          <Anchor component={Link} to="/copies" underline="always">
            {texts.handInAnother}
          </Anchor>
          <Anchor component={Link} to={`/poa/${copy.customer}`} underline="always">
            {texts.makePoa}
          </Anchor>
        </>
      )}
      {isStaff && isReviewed && <NextReview copy={copy} />}
    </>
  )
}

function NextReview({ copy }: { copy: Copy }) {
  const texts = useTexts(copyTexts)
  const queue = useReviewQueue(copy)
  if (!queue) return null
  if (!queue.next) return <Text>{texts.review.allReviewed}</Text>
  return (
    <Anchor component={Link} to={`/copies/${queue.next._id}`} underline="always">
      {texts.review.toReview}
    </Anchor>
  )
}

/** Of a copy of portings: it is deleted; of one that is nobody's: staff throw it away. */
function useRemoval(copy: Copy) {
  const texts = useTexts(copyTexts)
  const may = useMay()
  const navigate = useNavigate()
  const isNobodys = copy.status === 'UNMATCHED'
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      isNobodys
        ? client.document.discard.mutate({ document: copy._id })
        : client.porting.documentDelete.mutate({ _id: firstPorting(copy), document: copy._id }),
    async onSuccess() {
      announce(isNobodys ? texts.done.discard : texts.done.remove)
      await navigate({ to: '/copies', search: { status: copy.status } as never })
      void readPortingsAnew()
    },
  })
  const mayRemove = isNobodys ? may('ADMIN') : copy.status === 'TO_REVIEW' || copy.status === 'TO_SEND'
  const { questions, actions } = texts
  return {
    text: mayRemove ? actions[isNobodys ? 'discard' : 'remove'] : undefined,
    isPending,
    error,
    async ask() {
      const title = isNobodys ? questions.discardTitle : questions.removeTitle
      const text = isNobodys ? questions.discardText : questions.removeText
      const action = isNobodys ? actions.discard : actions.remove
      if (await confirm({ title, text, action, isDangerous: true })) mutate()
    },
  }
}
