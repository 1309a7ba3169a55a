import { Fieldset, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { portingUpdateErrors } from '@telecomx/client/errors'
import { portingUpdateInput, stageNames } from '@telecomx/client/schemas'
import { client } from '../../calls/client.js'
import { readPortingsAnew } from '../../calls/read-portings-anew.js'
import { formatPhone } from '../../language/format-number.js'
import { useTexts } from '../../language/use-texts.js'
import { announce } from '../../parts/announcements.js'
import { ChangedMeanwhile } from '../../parts/changed-meanwhile.js'
import { FormEnd } from '../../parts/form-end.js'
import { useMergedForm } from '../../parts/use-merged-form.js'
import type { ServerForm } from '../../parts/use-server-form.js'
import { portingActions } from './porting-actions.js'
import { fieldsOf, type PortingFields, toPortingInput } from './porting-fields.js'
import { portingTexts } from './porting-texts.js'
import { type Porting, wordNumbers } from './word-porting.js'

/** Facts change where a porting may be split, too: as long as nobody has ordered by them. Source: docs/api/porting-stages.md. */
const changing: readonly string[] = portingActions.split.from

/**
 * Changes facts of a porting. Only what was changed here is sent, with the version that was seen: what others do meanwhile
 * is shown, and never undone unseen.
 */
export function EditPorting({ porting }: { porting: Porting }) {
  const texts = useTexts(portingTexts)
  const stages = useTexts(stageNames)
  const { form, news } = useMergedForm<PortingFields, Porting>({
    newest: porting,
    fieldsOf,
    toInput: toPortingInput,
    names: texts.fields,
    schema: portingUpdateInput,
    rows: portingUpdateErrors,
    update: (changes) =>
      client.porting.update.mutate({ _id: porting._id, ...changes }).finally(() => void readPortingsAnew()),
    onSaved: (saved) => announce(texts.saved(wordNumbers(saved))),
  })
  return (
    <form onSubmit={form.submit} noValidate style={{ marginTop: '1.5rem' }}>
      <Fieldset legend={texts.edit}>
        <Stack gap="sm">
          <ChangedMeanwhile fields={news} elsewhere={texts.movedOn(stages[porting.status.stage])} />
          <Fields form={form} porting={porting} />
          <FormEnd form={form} />
        </Stack>
      </Fieldset>
    </form>
  )
}

function Fields({ form, porting }: { form: ServerForm<PortingFields>; porting: Porting }) {
  const { fields, hints, fixed, printed } = useTexts(portingTexts)
  const isOpen = changing.includes(porting.status.stage)
  const numbers = [porting.number, ...porting.additionalNumbers].toSorted()
  // What was written stays to be seen when others have moved the porting on.
  const isShown = (name: string) => isOpen || form.changed.includes(name)
  return (
    <>
      {!isOpen && <Text>{fixed}</Text>}
      {isShown('number') && numbers.length > 1 && (
        <NativeSelect
          label={fields.number}
          description={hints.number}
          data={numbers.map((value) => ({ value, label: formatPhone(value) }))}
          {...form.text('number')}
        />
      )}
      {isShown('donorSimNumber') && porting.numberType === 'MVNO' && (
        <TextInput
          label={fields.donorSimNumber}
          description={hints.donorSimNumber}
          {...form.text('donorSimNumber')}
          spellCheck={false}
        />
      )}
      {isShown('donorCustomerId') && (
        <TextInput
          label={fields.donorCustomerId}
          description={hints.donorCustomerId}
          {...form.text('donorCustomerId')}
        />
      )}
      {isShown('requestedDate') && (
        <TextInput
          type="date"
          label={fields.requestedDate}
          description={hints.requestedDate}
          {...form.text('requestedDate')}
        />
      )}
      <Textarea label={fields.notify} description={hints.notify} rows={2} {...form.text('notify')} />
      {isOpen && <Text c="gray.7">{printed}</Text>}
    </>
  )
}
