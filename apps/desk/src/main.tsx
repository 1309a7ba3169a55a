import '@mantine/core/styles.css'
import './desk.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './calls/query-client.js'
import { Announcements } from './parts/announcements.js'
import { ConfirmDialog } from './parts/confirm-dialog.js'
import { router } from './router.js'
import { theme } from './theme.js'

/** Of this answer of the index: what Mantine writes as style sheets needs it. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
setNonce(nonce)

createRoot(document.getElementById('desk') as HTMLElement).render(
  <StrictMode>
    <MantineProvider theme={theme} forceColorScheme="light" getStyleNonce={() => nonce}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <ConfirmDialog />
        <Announcements />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
