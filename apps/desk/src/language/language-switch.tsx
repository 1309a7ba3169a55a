import { Button } from '@mantine/core'
import { chooseLanguage } from './language-store.js'
import { useLanguage } from './use-texts.js'

/** Offers the other language, in its own words. */
export function LanguageSwitch() {
  const other = useLanguage() === 'da' ? 'en' : 'da'
  return (
    <Button variant="subtle" lang={other} onClick={() => chooseLanguage(other)}>
      {other === 'da' ? 'Dansk' : 'English'}
    </Button>
  )
}
