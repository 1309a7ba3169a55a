import type { FullOperator } from '@telecomx/client'
import { operatorUpdateErrors } from '@telecomx/client/errors'
import { operatorCreateInput } from '@telecomx/client/schemas'
import { client } from '../../calls/client.js'
import { queryClient } from '../../calls/query-client.js'
import { trpc } from '../../calls/trpc.js'
import { useTexts } from '../../language/use-texts.js'
import { announce } from '../../parts/announcements.js'
import { ChangedMeanwhile } from '../../parts/changed-meanwhile.js'
import { useMergedForm } from '../../parts/use-merged-form.js'
import { fieldsOf, type OperatorFields, toOperatorInput } from './operator-fields.js'
import { OperatorForm } from './operator-form.js'
import { operatorTexts } from './operator-texts.js'

/** Changes an operator. What others save meanwhile is shown, and never undone unseen. */
export function EditOperator({ operator }: { operator: FullOperator }) {
  const texts = useTexts(operatorTexts)
  const { form, news } = useMergedForm<OperatorFields, FullOperator>({
    newest: operator,
    fieldsOf,
    toInput: toOperatorInput,
    names: texts.fields,
    schema: operatorCreateInput,
    rows: operatorUpdateErrors,
    update: (changes) =>
      client.operator.update
        .mutate({ _id: operator._id, ...changes })
        .finally(() => void queryClient.invalidateQueries(trpc.operator.pathFilter())),
    onSaved: ({ name }) => announce(texts.saved(name)),
  })
  return (
    <OperatorForm form={form} isNew={false}>
      <ChangedMeanwhile fields={news} />
    </OperatorForm>
  )
}
