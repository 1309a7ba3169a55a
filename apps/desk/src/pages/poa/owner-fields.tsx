import { Checkbox, Fieldset, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core'
import type { ServerForm } from '../../parts/use-server-form.js'
import type { PoaFields } from './poa-fields.js'
import { usePoaTexts } from './use-poa-texts.js'

/** Another owner than the customer, once somebody says that there is one. */
export function OwnerFields({ form }: { form: ServerForm<PoaFields> }) {
  const texts = usePoaTexts()
  const { owner } = texts
  return (
    <Stack gap="sm">
      <Checkbox label={texts.otherOwner} {...form.tick('otherOwner')} />
      {form.values.otherOwner && (
        <Fieldset legend={texts.ownerLegend}>
          <Text mb="sm">{texts.otherOwnerAbout}</Text>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            <TextInput label={owner.name} {...form.text('override.name')} />
            <TextInput label={owner.vatNumber} {...form.text('override.vatNumber')} />
          </SimpleGrid>
          <Textarea label={owner.address} {...form.text('override.address')} rows={2} my="sm" />
          <SimpleGrid cols={{ base: 1, sm: 4 }} spacing="sm">
            <TextInput label={owner.zip} {...form.text('override.zip')} />
            <TextInput label={owner.city} {...form.text('override.city')} />
            <TextInput label={owner.state} {...form.text('override.state')} />
            <TextInput label={owner.country} {...form.text('override.country')} />
          </SimpleGrid>
        </Fieldset>
      )}
      <Checkbox label={texts.mitId} description={texts.mitIdHint} {...form.tick('mitId')} />
    </Stack>
  )
}
