import { Button, Group, NativeSelect, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '../../../calls/client.js'
import { queryClient } from '../../../calls/query-client.js'
import { trpc } from '../../../calls/trpc.js'
import { inBothLanguages } from '../../../language/in-both-languages.js'
import { useTexts } from '../../../language/use-texts.js'
import { announce } from '../../../parts/announcements.js'
import { Dialog } from '../../../parts/dialog.js'
import { FailureNotice } from '../../../parts/failure-notice.js'
import { wordNumbers } from '../../../language/word-numbers.js'
import type { NumberEntry } from './number-line.js'

interface AssignHolderProps {
  entry: NumberEntry
  onClose: () => void
}

/** Writes into the number table who holds numbers that nobody does by it. */
export default function AssignHolder({ entry, onClose }: AssignHolderProps) {
  const texts = useTexts(words)
  const [operator, setOperator] = useState('')
  const { data } = useQuery(trpc.operator.list.queryOptions({ limit: 500 }))
  const numbers = wordNumbers(entry.numbers)
  const { mutate, isPending, error } = useMutation({
    mutationFn() {
      const [from = '', to = from] = [entry.numbers[0], entry.numbers.at(-1)]
      return client.number.assign.mutate({ from, to, operator })
    },
    onSuccess() {
      const name = data?.operators.find(({ _id }) => _id === operator)?.name ?? operator
      announce(texts.assigned(numbers, name))
      void queryClient.invalidateQueries(trpc.number.pathFilter())
      onClose()
    },
  })
  return (
    <Dialog title={texts.title} onClose={onClose}>
      <Text mb="md">{texts.about(numbers)}</Text>
      <NativeSelect
        label={texts.operator}
        data={[
          { value: '', label: texts.choose },
          ...(data?.operators ?? []).map(({ _id, name }) => ({ value: _id, label: `${name} (${_id})` })),
        ]}
        value={operator}
        onChange={({ currentTarget }) => setOperator(currentTarget.value)}
      />
      {error && <FailureNotice error={error} />}
      <Group justify="flex-end" mt="lg">
        <Button loading={isPending} disabled={operator === ''} onClick={() => mutate()}>
          {texts.save}
        </Button>
      </Group>
    </Dialog>
  )
}

const words = inBothLanguages(
  {
    title: 'Hvem har numrene?',
    about: (numbers: string) =>
      `Nummertabellen siger ikke, hvilken operatør der har ${numbers}. Det, du vælger, skrives i nummertabellen og gælder for alle.`,
    operator: 'Operatør',
    choose: 'Vælg …',
    save: 'Skriv i nummertabellen',
    assigned: (numbers: string, operator: string) => `${numbers} er hos ${operator}`,
  },
  {
    title: 'Who holds the numbers?',
    about: (numbers: string) =>
      `The number table does not say which operator holds ${numbers}. What you choose is written into the number table and holds for everybody.`,
    operator: 'Operator',
    choose: 'Choose …',
    save: 'Write into the number table',
    assigned: (numbers: string, operator: string) => `${numbers} are held by ${operator}`,
  },
)
