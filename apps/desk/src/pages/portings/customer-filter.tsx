import { Button, TextInput, VisuallyHidden } from '@mantine/core'
import type { RouterOutputs } from '@telecomx/client'
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
  const { data, isPlaceholderData } = useQuery(
    trpc.customer.list.queryOptions(
      { filter, limit: 20 },
      { enabled: filter !== '', placeholderData: keepPreviousData, refetchInterval: false },
    ),
  )
  const options = optionsOf(data?.customers ?? [])
  const chosen = isPlaceholderData ? undefined : options.find(({ text }) => text === written)
  const only = isPlaceholderData || options.length > 1 ? undefined : options[0]
  return (
    <>
      <TextInput
        label={texts.customer}
        placeholder={texts.customerHint}
        list={list}
        autoComplete="off"
        value={written}
        error={filter !== '' && filter === written.trim() && data?.total === 0 && texts.noCustomer}
        onChange={({ currentTarget: { value }, nativeEvent }) => {
          setWritten(value)
          const picked = options.find(({ text }) => text === value)
          // Who types goes on beyond a name that is the beginning of another one.
          if (picked && !isTyped(nativeEvent)) onChoose(picked._id)
        }}
        onKeyDown={({ key }) => {
          const wanted = chosen ?? only
          if (key === 'Enter' && wanted) onChoose(wanted._id)
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

type Customer = RouterOutputs['customer']['list']['customers'][number]

/** Each by its name and city; of several in one city the VAT number, too, or the id. */
function optionsOf(customers: readonly Customer[]) {
  const texts = customers.map(({ name, city }) => (city === undefined ? name : `${name}, ${city}`))
  return customers.map(({ _id, vatNumber }, index) => {
    const text = texts[index] ?? ''
    const isAlone = texts.indexOf(text) === texts.lastIndexOf(text)
    return { _id, text: isAlone ? text : `${text}, ${vatNumber ?? _id}` }
  })
}

function isTyped(event: Event): boolean {
  return event instanceof InputEvent && /^(insertText|insertComposition|delete)/.test(event.inputType)
}
