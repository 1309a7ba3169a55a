import { Alert, Text } from '@mantine/core'
import { detailsOf, documentedErrorOf } from '@telecomx/client'
import { storedFactErrors } from '@telecomx/client/schemas'
import { wordCharacter } from '../../calls/word-row.js'
import { useLanguage } from '../../language/use-texts.js'
import { FailureNotice } from '../../parts/failure-notice.js'
import { usePoaTexts } from './use-poa-texts.js'

const unprintable = new Set(Object.values(storedFactErrors).map(({ description }) => description))

/** Why nothing was made. Of what is stored and cannot be printed it says what that is, and where to put it right. */
export function PoaFailure({ error }: { error: unknown }) {
  const texts = usePoaTexts()
  const language = useLanguage()
  const row = documentedErrorOf(error)
  if (!row || !unprintable.has(row.description)) return <FailureNotice error={error} />
  const { owner, unprintableFacts } = texts
  const ofOwner: Record<string, string> = owner
  const facts: Record<string, string> = unprintableFacts
  const character = detailsOf(error)?.character
  const isOwners = row.message in owner
  return (
    <Alert color="red" role="alert">
      <Text c="black">
        {texts.unprintable(ofOwner[row.message] ?? facts[row.message] ?? row.message)}{' '}
        {character && `${wordCharacter(character, language)}.`} {isOwners && texts.unprintableOwner}
      </Text>
    </Alert>
  )
}
