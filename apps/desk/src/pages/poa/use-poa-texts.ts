import { useTexts } from '../../language/use-texts.js'
import { useMay } from '../../session/use-session.js'
import { type PoaTexts, poaTexts } from './poa-texts.js'

/** The texts of these pages; an owner is spoken to, and not of. */
export function usePoaTexts(): PoaTexts {
  const texts = useTexts(poaTexts)
  const isOwner = !useMay()('RESELLER')
  return isOwner ? { ...texts, ...texts.toOwner } : texts
}
