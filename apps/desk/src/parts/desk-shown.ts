import { createContext } from 'react'

/** False as long as the page is put away behind the sign-in page. */
export const DeskShown = createContext(true)
