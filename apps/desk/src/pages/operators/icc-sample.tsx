import { Text, TextInput } from '@mantine/core'
import { parseIccNumber, parseIccValidation } from '@telecomx/client/schemas'
import { useState } from 'react'
import { useTexts } from '../../language/use-texts.js'
import { operatorTexts } from './operator-texts.js'

/** Tries a rule on a number while both are written, with the engine of the server. */
export function IccSample({ rule }: { rule: string }) {
  const texts = useTexts(operatorTexts)
  const [sample, setSample] = useState('')
  if (rule.trim() === '') return null
  const matches = parseIccValidation(rule.trim())
  const icc = parseIccNumber(sample)
  const answer = () => {
    if (!matches) return { mark: '⚠', text: texts.noRule }
    if (sample.trim() === '') return undefined
    return icc !== undefined && matches(icc)
      ? { mark: '✓', text: texts.fits }
      : { mark: '✗', text: texts.fitsNot }
  }
  const shown = answer()
  return (
    <div>
      <TextInput
        label={texts.sample}
        description={texts.sampleAbout}
        value={sample}
        spellCheck={false}
        onChange={({ currentTarget }) => setSample(currentTarget.value)}
      />
      <Text role="status" mt={4} fw={600}>
        {shown && (
          <>
            <span aria-hidden>{shown.mark} </span>
            {shown.text}
          </>
        )}
      </Text>
    </div>
  )
}
