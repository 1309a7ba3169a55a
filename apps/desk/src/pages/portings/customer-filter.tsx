import { Button, TextInput, VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { trpc } from '../../calls/trpc.js'
import { useCustomerNames } from '../../calls/use-customer-names.js'
import { useTexts } from '../../language/use-texts.js'
import { useFilters } from '../../parts/use-filters.js'
import { listTexts } from './list-texts.js'

/** Bounds the list to one customer, which is looked for by name. */
export function CustomerFilter() {
  const texts = useTexts(listTexts)
  const [{ customer }, change] = useFilters()
  const names = useCustomerNames(customer === undefined ? [] : [customer])
  if (customer === undefined) return <CustomerSearch onChoose={(chosen) => change({ customer: chosen })} />
  return (
    <Button variant="default" onClick={() => change({ customer: '' })}>
      {texts.customer}: {names.get(customer) ?? '…'}
      <VisuallyHidden>, {texts.allCustomers}</VisuallyHidden>
      <span aria-hidden>&nbsp;✕</span>
    </Button>
  )
}

const pauseMs = 200

function CustomerSearch({ onChoose }: { onChoose: (customer: string) => void }) {
  const texts = useTexts(listTexts)
  const list = useId()
  const [written, setWritten] = useState('')
  const [filter] = useDebouncedValue(written.trim(), pauseMs)
  const { data } = useQuery(
    trpc.customer.list.queryOptions(
      { filter, limit: 20 },
      { enabled: filter !== '', placeholderData: keepPreviousData, refetchInterval: false },
    ),
  )
  const options = (data?.customers ?? []).map(({ _id, name, city }) => ({
    _id,
    text: city === undefined ? name : `${name}, ${city}`,
  }))
  const choose = (text: string) => {
    setWritten(text)
    const chosen = options.find((option) => option.text === text)
    if (chosen) onChoose(chosen._id)
  }
  return (
    <>
      <TextInput
        label={texts.customer}
        placeholder={texts.customerHint}
        list={list}
        autoComplete="off"
        value={written}
        error={filter !== '' && filter === written.trim() && data?.total === 0 && texts.noCustomer}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
        onKeyDown={({ key }) => {
          const [only, second] = options
          if (key === 'Enter' && only && !second) onChoose(only._id)
        }}
      />
      <datalist id={list}>
        {options.map(({ _id, text }) => (
          <option key={_id} value={text} />
        ))}
      </datalist>
    </>
  )
}
