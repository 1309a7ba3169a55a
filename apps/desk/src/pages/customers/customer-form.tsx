import { Checkbox, Fieldset, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTexts } from '../../language/use-texts.js'
import { FormEnd } from '../../parts/form-end.js'
import { useOptional } from '../../parts/use-optional.js'
import type { ServerForm } from '../../parts/use-server-form.js'
import type { CustomerFields } from './customer-fields.js'
import { customerTexts } from './customer-texts.js'

interface CustomerFormProps {
  form: ServerForm<CustomerFields>
  isNew: boolean
  mayMakeReseller: boolean
  /** What stands above the fields, as news that bear on them. */
  children?: ReactNode
}

/** The fields of a customer, for a new one and for one that is there. */
export function CustomerForm({ form, isNew, mayMakeReseller, children }: CustomerFormProps) {
  const texts = useTexts(customerTexts)
  const { fields, hints, sections } = texts
  const optional = useOptional()
  return (
    <form onSubmit={form.submit} noValidate style={{ maxWidth: '44rem' }}>
      {children}
      <Stack>
        <Fieldset legend={sections.owner}>
          <Stack gap="sm">
            <TextInput label={fields.name} {...form.text('name')} required withAsterisk={false} />
            <TextInput label={optional(fields.vatNumber)} {...form.text('vatNumber')} />
            <Textarea
              label={optional(fields.address)}
              description={hints.address}
              {...form.text('address')}
              rows={2}
            />
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
              <TextInput label={optional(fields.zip)} {...form.text('zip')} />
              <TextInput label={optional(fields.city)} {...form.text('city')} />
            </SimpleGrid>
            <TextInput
              label={optional(fields.country)}
              description={hints.country}
              {...form.text('country')}
            />
            <TextInput label={optional(fields.state)} {...form.text('state')} />
          </Stack>
        </Fieldset>
        <Fieldset legend={sections.contact}>
          <Stack gap="sm">
            <TextInput
              label={optional(fields.emailAddress)}
              description={hints.emailAddress}
              {...form.text('emailAddress')}
              inputMode="email"
            />
            <TextInput
              label={optional(fields.faxNumber)}
              description={hints.faxNumber}
              {...form.text('faxNumber')}
              type="tel"
            />
          </Stack>
        </Fieldset>
        <Fieldset legend={sections.more}>
          <Stack gap="sm">
            <Checkbox label={fields.reminders} {...form.tick('reminders')} />
            {mayMakeReseller && <Checkbox label={fields.isReseller} {...form.tick('isReseller')} />}
          </Stack>
        </Fieldset>
        <FormEnd form={form} createNow={isNew && texts.createNow} />
      </Stack>
    </form>
  )
}
