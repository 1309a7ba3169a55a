import type { FullOperator } from '@telecomx/client'
import { operatorUpdateErrors } from '@telecomx/client/errors'
import { operatorCreateInput } from '@telecomx/client/schemas'
import { useState } from 'react'
import { client } from '../../calls/client.js'
import { queryClient } from '../../calls/query-client.js'
import { trpc } from '../../calls/trpc.js'
import { useTexts } from '../../language/use-texts.js'
import { announce } from '../../parts/announcements.js'
import { useServerForm } from '../../parts/use-server-form.js'
import { fieldsOf, type OperatorFields, toOperatorInput } from './operator-fields.js'
import { ChangedMeanwhile, OperatorForm } from './operator-form.js'
import { operatorTexts } from './operator-texts.js'

/**
 * Changes an operator. Only what was changed here is sent, with the version that was seen: what others save meanwhile is
 * shown, and never undone unseen.
 */
export function EditOperator({ operator }: { operator: FullOperator }) {
  const texts = useTexts(operatorTexts)
  // The newest one comes by itself; the form goes by the one that it was opened with until it is told.
  const [base, setBase] = useState(operator)
  const [news, setNews] = useState<readonly string[]>()
  const form = useServerForm<OperatorFields, FullOperator>({
    initial: fieldsOf(base),
    schema: operatorCreateInput,
    rows: operatorUpdateErrors,
    toInput: toOperatorInput,
    send(fields, changed) {
      const input = toOperatorInput(fields)
      const changes = Object.fromEntries(changed.map((name) => [name, input[name as keyof typeof input]]))
      return client.operator.update
        .mutate({ _id: base._id, ...changes, version: base.version })
        .finally(() => void queryClient.invalidateQueries(trpc.operator.pathFilter()))
    },
    onSaved(saved) {
      announce(texts.saved(saved.name))
      setBase(saved)
      setNews(undefined)
    },
  })
  const takeNews = (newest: FullOperator) => {
    const [before, now] = [fieldsOf(base), fieldsOf(newest)]
    const names = Object.keys(texts.fields) as (keyof typeof texts.fields)[]
    setNews(names.filter((name) => before[name] !== now[name]).map((name) => texts.fields[name]))
    setBase(newest)
  }
  if (operator.version > base.version && !form.isSending) {
    if (form.changed.length > 0) takeNews(operator)
    else setBase(operator)
  }
  return (
    <OperatorForm form={form} isNew={false}>
      {news && <ChangedMeanwhile fields={news} />}
    </OperatorForm>
  )
}
