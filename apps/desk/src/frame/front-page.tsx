import { Anchor, List } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { inBothLanguages } from '../language/in-both-languages.js'
import { useTexts } from '../language/use-texts.js'
import { PageHead } from '../parts/page-head.js'
import { useMay, useSession } from '../session/use-session.js'
import { placeTexts, places } from './navigation.js'

/** What the desk opens with for those who have no work list: where they may look. */
export function FrontPage() {
  const texts = useTexts(words)
  const names = useTexts(placeTexts)
  const may = useMay()
  const { employee } = useSession()
  const open = places.filter(({ to, least }) => to !== '/' && may(least))
  return (
    <>
      <PageHead title={texts.title(employee.name)} about={open.length > 0 ? texts.about : texts.nothing} />
      <List>
        {open.map(({ to, text }) => (
          <List.Item key={to}>
            <Anchor component={Link} to={to} underline="always">
              {names[text]}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </>
  )
}

const words = inBothLanguages(
  {
    title: (name: string) => `Velkommen, ${name}`,
    about: 'Her kan du se:',
    nothing:
      'Dit adgangsniveau giver ikke adgang til noget her. Spørg den, der administrerer porteringen hos jer.',
  },
  {
    title: (name: string) => `Welcome, ${name}`,
    about: 'Here you can look at:',
    nothing: 'Your access level opens nothing here. Ask whoever administers porting at your company.',
  },
)
