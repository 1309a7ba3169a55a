import { useMemo } from 'react'
import { useSession } from '../../session/use-session.js'
import { isAtLeast } from '@telecomx/client/schemas'
import { type ImportField, importKinds, type KindName } from './import-kinds.js'

/** The fields of the kind that the user may fill in. */
export function useFields(kind: KindName): readonly ImportField[] {
  const { accessLevel } = useSession()
  return useMemo(
    () => importKinds[kind].fields.filter(({ least = 'RESELLER' }) => isAtLeast(accessLevel, least)),
    [kind, accessLevel],
  )
}

/** What a field is called to people. */
export function titleOf(
  { headings: [danish, english = danish] }: ImportField,
  language: 'da' | 'en',
): string {
  return language === 'da' ? danish : english
}
