import {
  Button,
  Checkbox,
  Fieldset,
  Group,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { failedWith } from '@telecomx/client'
import { versionErrors } from '@telecomx/client/errors'
import type { ReactNode } from 'react'
import { useTexts } from '../../language/use-texts.js'
import { FailureNotice } from '../../parts/failure-notice.js'
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
  const optional = (name: keyof typeof fields) => `${fields[name]} (${texts.optional})`
  // Of what somebody else changed there are news instead.
  const isTold = form.failure != null && !failedWith(form.failure, versionErrors.changedMeanwhile)
  return (
    <form onSubmit={form.submit} noValidate style={{ maxWidth: '44rem' }}>
      {children}
      <Stack>
        <Fieldset legend={sections.owner}>
          <Stack gap="sm">
            <TextInput label={fields.name} {...form.text('name')} required withAsterisk={false} />
            <TextInput label={optional('vatNumber')} {...form.text('vatNumber')} />
            <Textarea
              label={optional('address')}
              description={hints.address}
              {...form.text('address')}
              rows={2}
            />
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
              <TextInput label={optional('zip')} {...form.text('zip')} />
              <TextInput label={optional('city')} {...form.text('city')} />
            </SimpleGrid>
            <TextInput label={optional('country')} description={hints.country} {...form.text('country')} />
            <TextInput label={optional('state')} {...form.text('state')} />
          </Stack>
        </Fieldset>
        <Fieldset legend={sections.contact}>
          <Stack gap="sm">
            <TextInput
              label={optional('emailAddress')}
              description={hints.emailAddress}
              {...form.text('emailAddress')}
              inputMode="email"
            />
            <TextInput
              label={optional('faxNumber')}
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
        {isTold && <FailureNotice error={form.failure} />}
        <Group>
          <Button type="submit" loading={form.isSending} disabled={!isNew && form.changed.length === 0}>
            {isNew ? texts.createNow : texts.save}
          </Button>
          {!isNew && form.changed.length === 0 && <Text c="gray.7">{texts.nothingToSave}</Text>}
        </Group>
      </Stack>
    </form>
  )
}
