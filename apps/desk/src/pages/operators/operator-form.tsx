import { Checkbox, Fieldset, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { fixedAuthMethods, mvnoAuthMethods } from '@telecomx/client/schemas'
import type { ReactNode } from 'react'
import { useTexts } from '../../language/use-texts.js'
import { FormEnd } from '../../parts/form-end.js'
import { useOptional } from '../../parts/use-optional.js'
import type { ServerForm } from '../../parts/use-server-form.js'
import { IccSample } from './icc-sample.js'
import type { OperatorFields } from './operator-fields.js'
import { operatorTexts } from './operator-texts.js'

interface OperatorFormProps {
  form: ServerForm<OperatorFields>
  /** Its code cannot be changed. */
  isNew: boolean
  /** What stands above the fields, as news that bear on them. */
  children?: ReactNode
}

/** The fields of an operator, for a new one and for one that is there. */
export function OperatorForm({ form, isNew, children }: OperatorFormProps) {
  const texts = useTexts(operatorTexts)
  const { fields, hints, sections, methods } = texts
  const optional = useOptional()
  const choices = (given: readonly (keyof typeof methods)[]) => [
    { value: '', label: texts.unset },
    ...given.map((value) => ({ value, label: methods[value] })),
  ]
  return (
    <form onSubmit={form.submit} noValidate style={{ maxWidth: '44rem' }}>
      {children}
      <Stack>
        <Fieldset legend={sections.who}>
          <Stack gap="sm">
            {isNew && (
              <TextInput
                label={fields._id}
                description={hints._id}
                {...form.text('_id')}
                inputMode="numeric"
                maxLength={5}
                required
                withAsterisk={false}
              />
            )}
            <TextInput
              label={fields.name}
              description={hints.name}
              {...form.text('name')}
              required
              withAsterisk={false}
            />
            <Textarea
              label={fields.address}
              {...form.text('address')}
              rows={3}
              required
              withAsterisk={false}
            />
          </Stack>
        </Fieldset>
        <Fieldset legend={sections.contact}>
          <Stack gap="sm">
            <TextInput
              label={fields.npNumber}
              description={hints.npNumber}
              {...form.text('npNumber')}
              type="tel"
              required
              withAsterisk={false}
            />
            <TextInput label={optional(fields.npEmail)} {...form.text('npEmail')} inputMode="email" />
            <TextInput label={optional(fields.npFax)} {...form.text('npFax')} type="tel" />
            <TextInput label={optional(fields.npOpeningHours)} {...form.text('npOpeningHours')} />
          </Stack>
        </Fieldset>
        <Fieldset legend={sections.rules}>
          <Stack gap="sm">
            <NativeSelect
              label={fields.fixedAuth}
              data={choices(fixedAuthMethods)}
              {...form.text('fixedAuth')}
              required
              withAsterisk={false}
            />
            <NativeSelect
              label={fields.mvnoAuth}
              data={choices(mvnoAuthMethods)}
              {...form.text('mvnoAuth')}
              required
              withAsterisk={false}
            />
            <TextInput
              label={optional(fields.iccValidation)}
              description={hints.iccValidation}
              {...form.text('iccValidation')}
              spellCheck={false}
            />
            <IccSample rule={form.values.iccValidation} />
            <TextInput
              label={optional(fields.orderWait)}
              description={hints.orderWait}
              {...form.text('orderWait')}
              inputMode="numeric"
            />
            <Checkbox
              label={fields.customerIdValidation}
              description={hints.customerIdValidation}
              {...form.tick('customerIdValidation')}
            />
          </Stack>
        </Fieldset>
        <Fieldset legend={sections.notes}>
          <Textarea label={optional(fields.notes)} {...form.text('notes')} rows={4} />
        </Fieldset>
        <FormEnd form={form} createNow={isNew && texts.createNow} />
      </Stack>
    </form>
  )
}
