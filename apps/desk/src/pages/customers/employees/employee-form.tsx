import { Button, Checkbox, Group, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { failedWith } from '@telecomx/client'
import { versionErrors } from '@telecomx/client/errors'
import { accessLevels, languages } from '@telecomx/client/schemas'
import { useTexts } from '../../../language/use-texts.js'
import { FailureNotice } from '../../../parts/failure-notice.js'
import type { ServerForm } from '../../../parts/use-server-form.js'
import { useMay } from '../../../session/use-session.js'
import type { EmployeeFields } from './employee-fields.js'
import { employeeTexts } from './employee-texts.js'

interface EmployeeFormProps {
  form: ServerForm<EmployeeFields>
  isNew: boolean
  /** Somebody else is the contact now. */
  hasOtherContact: boolean
}

/** The fields of an employee, for a new one and for one that is there. */
export function EmployeeForm({ form, isNew, hasOtherContact }: EmployeeFormProps) {
  const texts = useTexts(employeeTexts)
  const may = useMay()
  const { fields, hints } = texts
  const optional = (name: 'emailAddress' | 'faxNumber') => `${fields[name]} (${texts.optional})`
  const isTold = form.failure != null && !failedWith(form.failure, versionErrors.changedMeanwhile)
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="sm">
        <TextInput label={fields.name} {...form.text('name')} required withAsterisk={false} data-autofocus />
        <TextInput
          label={optional('emailAddress')}
          description={hints.emailAddress}
          {...form.text('emailAddress')}
          inputMode="email"
        />
        <NativeSelect
          label={fields.accessLevel}
          data={accessLevels.filter(may).map((value) => ({ value, label: texts.levels[value] }))}
          {...form.text('accessLevel')}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput label={optional('faxNumber')} {...form.text('faxNumber')} type="tel" />
          <NativeSelect
            label={fields.language}
            data={languages.map((value) => ({ value, label: texts.languages[value] }))}
            {...form.text('language')}
          />
        </SimpleGrid>
        <Checkbox
          label={fields.primaryContact}
          {...(hasOtherContact && { description: hints.primaryContact })}
          {...form.tick('primaryContact')}
        />
        {isTold && <FailureNotice error={form.failure} />}
        <Group justify="flex-end">
          <Button type="submit" loading={form.isSending} disabled={!isNew && form.changed.length === 0}>
            {isNew ? texts.createNow : texts.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
