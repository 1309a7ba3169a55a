import { stageNames } from '@telecomx/client/schemas'
import { Alert, Button, Group, Paper, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { client } from '../../calls/client.js'
import { useCustomerNames } from '../../calls/use-customer-names.js'
import { formatPhone } from '../../language/format-number.js'
import { useTexts } from '../../language/use-texts.js'
import { announce } from '../../parts/announcements.js'
import { confirm } from '../../parts/confirm-dialog.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { Loading } from '../../parts/loading.js'
import { type Copy, readCopiesAnew } from './copy-actions.js'
import { copyTexts } from './copy-texts.js'
import classes from './signed-copies.module.css'

/** Finds the porting of a copy that no code says it of, by what a person reads on it. */
export function MatchByHand({ copy }: { copy: Copy }) {
  const texts = useTexts(copyTexts)
  const [written, setWritten] = useState('')
  const [wanted, setWanted] = useState('')
  const [isUnreadable, setIsUnreadable] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const text = written.replaceAll(/\s/g, '').toUpperCase()
    const isReadable = /^X\d{10}$/.test(text) || /^\+?\d{2,15}$/.test(text)
    setIsUnreadable(!isReadable)
    if (isReadable) setWanted(text)
  }
  return (
    <Paper withBorder p="md" mb="md" component="section" aria-label={texts.match.title}>
      <Title order={2} size="h4">
        {texts.match.title}
      </Title>
      <Text mb="sm">{texts.match.about}</Text>
      <form onSubmit={submit} noValidate>
        <Group align="flex-start" wrap="nowrap">
          <TextInput
            label={texts.match.search}
            value={written}
            error={isUnreadable && texts.match.unreadable}
            spellCheck={false}
            onChange={({ currentTarget }) => setWritten(currentTarget.value)}
          />
          <Button type="submit" mt="1.55rem">
            {texts.match.button}
          </Button>
        </Group>
      </form>
      {wanted !== '' && <Matches copy={copy} wanted={wanted} />}
    </Paper>
  )
}

/** How many are shown: who finds more writes more of the number. */
const mostShown = 10

function Matches({ copy, wanted }: { copy: Copy; wanted: string }) {
  const texts = useTexts(copyTexts)
  const stages = useTexts(stageNames)
  const { data, error } = useQuery({
    queryKey: ['portings-to-match', wanted],
    queryFn: () => findPortings(wanted),
    refetchInterval: false,
  })
  const { portings = [], isReplaced = false } = data ?? {}
  const names = useCustomerNames(portings.map(({ customer }) => customer))
  const match = useMutation({
    mutationFn: (porting: string) =>
      client.document.match.mutate({ document: copy._id, portings: [porting] }),
    onSuccess: () => announce(texts.done.match),
    onSettled: readCopiesAnew,
  })
  const ask = async ({ _id, number }: Found) => {
    const words = texts.questions
    const text = isReplaced
      ? words.matchReplacedText(formatPhone(number), wanted)
      : words.matchText(formatPhone(number))
    if (await confirm({ title: texts.questions.matchTitle, text, action: texts.match.use })) match.mutate(_id)
  }
  if (!data) return error ? <FailureNotice error={error} /> : <Loading />
  return (
    <>
      {isReplaced && (
        <Alert color="yellow" mt="sm">
          <Text c="black">{texts.match.replaced(wanted)}</Text>
        </Alert>
      )}
      {match.error && <FailureNotice error={match.error} />}
      {portings.length === 0 && (
        <Text role="status" mt="sm">
          {texts.match.none}
        </Text>
      )}
      <ul className={classes.files} aria-label={texts.match.results}>
        {portings.map((porting) => (
          <li key={porting._id} className={classes.file}>
            <div>
              <strong>{formatPhone(porting.number)}</strong> {names.get(porting.customer)}
              <Text size="sm">{stages[porting.status.stage]}</Text>
            </div>
            <Button
              ml="auto"
              style={{ flexShrink: 0 }}
              variant="default"
              size="compact-md"
              aria-label={texts.match.choose(formatPhone(porting.number))}
              loading={match.isPending && match.variables === porting._id}
              onClick={() => void ask(porting)}
            >
              {texts.match.use}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

type Found = Awaited<ReturnType<typeof findPortings>>['portings'][number]

async function findPortings(wanted: string) {
  if (!wanted.startsWith('X')) {
    const found = await client.porting.list.query({ filter: wanted, status: 'OPEN', limit: mostShown })
    return { portings: found.portings, isReplaced: false }
  }
  const ids = await client.porting.byCode.query({ code: wanted })
  const portings = await Promise.all(ids.slice(0, mostShown).map((_id) => client.porting.get.query({ _id })))
  return { portings, isReplaced: await isReplacedCode(wanted, portings[0]?.customer) }
}

/** Whether a later power of attorney took the place of the one with that code. */
async function isReplacedCode(code: string, customerId: string | undefined): Promise<boolean> {
  if (customerId === undefined) return false
  const { documents } = await client.porting.poaList.query({ customerId, limit: 500 })
  return documents.some(({ portingCode, replacedAt }) => portingCode === code && replacedAt !== undefined)
}
