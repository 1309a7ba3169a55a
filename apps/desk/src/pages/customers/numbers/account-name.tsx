import { Stack, TextInput } from '@mantine/core'
import { sipUpdateErrors } from '@telecomx/client/errors'
import { sipCreateInput } from '@telecomx/client/schemas'
import { client } from '../../../calls/client.js'
import { queryClient } from '../../../calls/query-client.js'
import { trpc } from '../../../calls/trpc.js'
import { useTexts } from '../../../language/use-texts.js'
import { announce } from '../../../parts/announcements.js'
import { ChangedMeanwhile } from '../../../parts/changed-meanwhile.js'
import { Dialog } from '../../../parts/dialog.js'
import { FormEnd } from '../../../parts/form-end.js'
import { useMergedForm } from '../../../parts/use-merged-form.js'
import { numberTexts } from './number-texts.js'
import type { SipAccount } from './customer-numbers.js'

interface AccountNameProps {
  account: SipAccount
  onClose: () => void
}

/** Renames a SIP account. */
export default function AccountName({ account, onClose }: AccountNameProps) {
  const texts = useTexts(numberTexts)
  const { form, news } = useMergedForm<{ name: string }, SipAccount>({
    newest: account,
    fieldsOf: ({ name = '' }) => ({ name }),
    toInput: (fields) => fields,
    names: { name: texts.name },
    schema: sipCreateInput.pick({ name: true }),
    rows: sipUpdateErrors,
    update: (changes) =>
      client.sipAccount.update
        .mutate({ _id: account._id, ...changes })
        .finally(() => void queryClient.invalidateQueries(trpc.voiceAccount.pathFilter())),
    onSaved({ name = '' }, isAllSaved) {
      announce(texts.renamed(name))
      if (isAllSaved) onClose()
    },
  })
  return (
    <Dialog title={texts.renameTitle} onClose={onClose}>
      <form onSubmit={form.submit} noValidate>
        <ChangedMeanwhile fields={news} />
        <Stack>
          <TextInput label={texts.name} {...form.text('name')} data-autofocus />
          <FormEnd form={form} isInDialog />
        </Stack>
      </form>
    </Dialog>
  )
}
