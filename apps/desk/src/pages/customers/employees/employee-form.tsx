import { Checkbox, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { accessLevels, languages } from '@telecomx/client/schemas'
import { useTexts } from '../../../language/use-texts.js'
import { FormEnd } from '../../../parts/form-end.js'
import { useOptional } from '../../../parts/use-optional.js'
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
  const optional = useOptional()
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="sm">
        <TextInput label={fields.name} {...form.text('name')} required withAsterisk={false} data-autofocus />
        <TextInput
          label={optional(fields.emailAddress)}
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
          <TextInput label={optional(fields.faxNumber)} {...form.text('faxNumber')} type="tel" />
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
        <FormEnd form={form} createNow={isNew && texts.createNow} isInDialog />
      </Stack>
    </form>
  )
}
