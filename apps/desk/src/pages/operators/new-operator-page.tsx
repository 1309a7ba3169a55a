import { Anchor } from '@mantine/core'
import { operatorCreateErrors } from '@telecomx/client/errors'
import { operatorCreateInput } from '@telecomx/client/schemas'
import { Link, useNavigate } from '@tanstack/react-router'
import { client } from '../../calls/client.js'
import { queryClient } from '../../calls/query-client.js'
import { trpc } from '../../calls/trpc.js'
import { ForLevel } from '../../frame/for-level.js'
import { useTexts } from '../../language/use-texts.js'
import { announce } from '../../parts/announcements.js'
import { PageHead } from '../../parts/page-head.js'
import { useServerForm } from '../../parts/use-server-form.js'
import { emptyFields, toOperatorInput } from './operator-fields.js'
import { OperatorForm } from './operator-form.js'
import { operatorTexts } from './operator-texts.js'

/** Adds an operator to the registry. */
export function NewOperatorPage() {
  const texts = useTexts(operatorTexts)
  return (
    <ForLevel least="ADMIN">
      <Anchor component={Link} to="/operators">
        {texts.back}
      </Anchor>
      <PageHead title={texts.create} />
      <NewOperator />
    </ForLevel>
  )
}

function NewOperator() {
  const texts = useTexts(operatorTexts)
  const navigate = useNavigate()
  const form = useServerForm({
    initial: emptyFields,
    isOnce: true,
    schema: operatorCreateInput,
    rows: operatorCreateErrors,
    toInput: toOperatorInput,
    send: (fields) => client.operator.create.mutate(toOperatorInput(fields)),
    onSaved({ name }) {
      announce(texts.created(name))
      void queryClient.invalidateQueries(trpc.operator.pathFilter())
      void navigate({ to: '/operators' })
    },
  })
  return <OperatorForm form={form} isNew />
}
