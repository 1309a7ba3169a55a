import { Button } from '@mantine/core'
import { Link, useLocation } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { inBothLanguages } from '../language/in-both-languages.js'
import { LanguageSwitch } from '../language/language-switch.js'
import { useTexts } from '../language/use-texts.js'
import { confirm } from '../parts/confirm-dialog.js'
import { isAnythingUnsaved } from '../parts/use-unsaved-changes.js'
import { signOut } from '../session/sign-out.js'
import { useMay, useSession } from '../session/use-session.js'
import classes from './app-frame.module.css'
import { ConnectionNotice } from './connection-notice.js'
import { placeTexts, places } from './navigation.js'

/** What stands around every page: the menu, who one is, and whether the server can be reached. */
export function AppFrame({ children }: { children: ReactNode }) {
  const [isMenuOpen, setMenuOpen] = useState(false)
  const texts = useTexts(words)
  const { issuer } = useSession()
  const leave = async () => {
    if (!isAnythingUnsaved() || (await confirm({ ...texts.leave, isDangerous: true }))) void signOut()
  }
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">
        {texts.skip}
      </a>
      <header className={classes.header}>
        <button
          type="button"
          className={classes.menuButton}
          aria-expanded={isMenuOpen}
          aria-controls="menu"
          onClick={() => setMenuOpen(!isMenuOpen)}
        >
          <span aria-hidden>{isMenuOpen ? '✕' : '☰'}</span> {texts.menu}
        </button>
        <span className={classes.issuer}>{issuer}</span>
        <Button variant="default" onClick={() => void leave()}>
          {texts.signOut}
        </Button>
      </header>
      <div id="menu" className={classes.side} data-open={isMenuOpen || undefined}>
        <Menu onChoose={() => setMenuOpen(false)} />
        <div>
          <Person />
          <LanguageSwitch />
        </div>
      </div>
      <main id="content" className={classes.main} tabIndex={-1}>
        <ConnectionNotice />
        {children}
      </main>
    </div>
  )
}

function Menu({ onChoose }: { onChoose: () => void }) {
  const texts = useTexts(placeTexts)
  const { menu } = useTexts(words)
  const may = useMay()
  const { pathname } = useLocation()
  return (
    <nav aria-label={menu}>
      {places
        .filter(({ least }) => may(least))
        .map(({ to, text }) => {
          const isHere = to === '/' ? pathname === '/' : pathname.startsWith(to)
          return (
            <Link
              key={to}
              to={to}
              className={classes.place}
              aria-current={isHere ? 'page' : undefined}
              onClick={onChoose}
            >
              {texts[text]}
            </Link>
          )
        })}
    </nav>
  )
}

/** Who one is, and where. */
function Person() {
  const { employee, customer, accessLevel } = useSession()
  const { levels } = useTexts(words)
  return (
    <div className={classes.person}>
      <strong>{employee.name}</strong>
      <span>{customer.name}</span>
      <span>{levels[accessLevel]}</span>
    </div>
  )
}

const words = inBothLanguages(
  {
    skip: 'Gå til indholdet',
    menu: 'Menu',
    signOut: 'Log ud',
    leave: {
      title: 'Log ud nu?',
      text: 'Noget er ikke gemt, eller noget er stadig i gang. Det går tabt, hvis du logger ud.',
      action: 'Log ud alligevel',
    },
    levels: {
      NO_LOGIN: 'Ingen adgang',
      PERSONAL: 'Egne oplysninger',
      VIEWER: 'Kan se',
      MANAGER: 'Leder',
      OWNER: 'Ejer',
      RESELLER: 'Forhandler',
      RESELLER_ADMIN: 'Forhandleradministrator',
      ADMIN: 'Administrator',
    },
  },
  {
    skip: 'Skip to the content',
    menu: 'Menu',
    signOut: 'Sign out',
    leave: {
      title: 'Sign out now?',
      text: 'Something is not saved, or still under way. It is lost if you sign out.',
      action: 'Sign out anyway',
    },
    levels: {
      NO_LOGIN: 'No access',
      PERSONAL: 'Own details',
      VIEWER: 'Viewer',
      MANAGER: 'Manager',
      OWNER: 'Owner',
      RESELLER: 'Reseller',
      RESELLER_ADMIN: 'Reseller administrator',
      ADMIN: 'Administrator',
    },
  },
)
