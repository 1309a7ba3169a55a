import { CloseButton, Notification } from '@mantine/core'
import { inBothLanguages } from '../language/in-both-languages.js'
import { useTexts } from '../language/use-texts.js'
import { createStore } from './create-store.js'
import classes from './parts.module.css'

interface Announcement {
  id: number
  text: string
}

const announcements = createStore<readonly Announcement[]>([])
/** More would stand over what one works on. */
const mostShown = 2
/** Long enough to read two lines twice. */
const shownMs = 8_000
let count = 0

/** Tells what was done, to eyes and to screen readers, for a few seconds. */
export function announce(text: string): void {
  const id = ++count
  announcements.set([...announcements.get(), { id, text }].slice(-mostShown))
  setTimeout(() => remove(id), shownMs)
}

/** Nothing is told to whoever comes next. */
export function forgetAnnouncements(): void {
  announcements.set([])
}

function remove(id: number): void {
  announcements.set(announcements.get().filter((one) => one.id !== id))
}

/** Where announcements appear. It is there from the start: a region that comes with its text is not read out. */
export function Announcements() {
  const texts = useTexts(words)
  return (
    <div className={classes.announcements} role="status" aria-live="polite">
      {announcements.use().map(({ id, text }) => (
        <Notification
          key={id}
          withCloseButton={false}
          withBorder
          color="green"
          className={classes.announcement}
        >
          <div className={classes.announced}>
            <span>{text}</span>
            <CloseButton aria-label={texts.close} onClick={() => remove(id)} />
          </div>
        </Notification>
      ))}
    </div>
  )
}

const words = inBothLanguages({ close: 'Luk beskeden' }, { close: 'Close the message' })
