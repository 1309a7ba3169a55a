import { Radio, Stack, TextInput } from '@mantine/core'
import { parseRecipient, poaMethods } from '@telecomx/client/schemas'
import { formatPhone } from '../../language/format-number.js'
import { useOptional } from '../../parts/use-optional.js'
import type { ServerForm } from '../../parts/use-server-form.js'
import { addressesOf, type PoaFields } from './poa-fields.js'
import { usePoaTexts } from './use-poa-texts.js'

interface HandOverFieldsProps {
  form: ServerForm<PoaFields>
  /** Where it goes when no recipient is written. */
  ownAddress: string | undefined
}

/** How the documents reach the owner, with the fields that this way has. */
export function HandOverFields({ form, ownAddress }: HandOverFieldsProps) {
  const texts = usePoaTexts()
  const optional = useOptional()
  const recipient = form.text('recipient')
  const cc = form.text('cc')
  const invalidCopy = addressesOf(form.values.cc).find((one) => parseRecipient('EMAIL', one) === undefined)
  const { method } = form.values
  const choose = (value: string) => {
    // An e-mail address is no fax number.
    recipient.onChange({ currentTarget: { value: '' } })
    form.text('method').onChange({ currentTarget: { value } })
  }
  return (
    <Stack gap="sm">
      <Radio.Group label={texts.method} value={method} onChange={choose}>
        <Stack gap="xs" mt="xs">
          {poaMethods.map((one) => (
            <Radio key={one} value={one} label={texts.methods[one]} description={texts.methodHints[one]} />
          ))}
        </Stack>
      </Radio.Group>
      {method !== 'DOWNLOAD' && (
        <TextInput
          label={texts.recipient[method]}
          description={
            ownAddress === undefined
              ? texts.noDefault[method]
              : texts.recipientHint[method](formatPhone(ownAddress))
          }
          inputMode={method === 'FAX' ? 'tel' : 'email'}
          maw="32rem"
          {...recipient}
        />
      )}
      {method === 'EMAIL' && (
        <TextInput
          label={optional(texts.cc)}
          description={texts.ccHint}
          inputMode="email"
          maw="32rem"
          {...cc}
          error={cc.error && invalidCopy !== undefined ? texts.ccInvalid(invalidCopy) : cc.error}
        />
      )}
    </Stack>
  )
}
