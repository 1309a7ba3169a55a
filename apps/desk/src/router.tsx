import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { AppFrame } from './frame/app-frame.js'
import { BrokenPage } from './frame/broken-page.js'
import { NotFoundPage } from './frame/not-found-page.js'
import { Loading } from './parts/loading.js'
import { SessionGate } from './session/session-gate.js'

const root = createRootRoute({
  component: () => (
    <SessionGate>
      <AppFrame>
        <Outlet />
      </AppFrame>
    </SessionGate>
  ),
})

/**
 * The page of that file. Where the file cannot be had `BrokenPage` says so: the router would load the whole desk anew, and
 * while the server is away only the browser's own words would be left.
 */
function pageOf<Name extends string>(load: () => Promise<Record<Name, () => ReactNode>>, name: Name) {
  return lazyRouteComponent(
    () =>
      load().catch((cause: unknown) => {
        throw new Error(`${name} cannot be loaded`, { cause })
      }),
    name,
  )
}

/** The pages and their addresses beneath `/desk`; each is loaded when it is first visited. */
const pages = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: pageOf(() => import('./pages/work-list/work-list-page.js'), 'WorkListPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/operators',
    component: pageOf(() => import('./pages/operators/operators-page.js'), 'OperatorsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/operators/new',
    component: pageOf(() => import('./pages/operators/new-operator-page.js'), 'NewOperatorPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/operators/$operatorId',
    component: pageOf(() => import('./pages/operators/operator-page.js'), 'OperatorPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/portings',
    component: pageOf(() => import('./pages/portings/portings-page.js'), 'PortingsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/portings/$portingId',
    component: pageOf(() => import('./pages/portings/porting-page.js'), 'PortingPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/customers',
    component: pageOf(() => import('./pages/customers/customers-page.js'), 'CustomersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/customers/new',
    component: pageOf(() => import('./pages/customers/new-customer-page.js'), 'NewCustomerPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/customers/$customerId',
    component: pageOf(() => import('./pages/customers/customer-page.js'), 'CustomerPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/poa',
    component: pageOf(() => import('./pages/poa/choose-customer-page.js'), 'ChooseCustomerPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/poa/$customerId',
    component: pageOf(() => import('./pages/poa/poa-page.js'), 'PoaPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/copies',
    component: pageOf(() => import('./pages/signed-copies/signed-copies-page.js'), 'SignedCopiesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/copies/$documentId',
    component: pageOf(() => import('./pages/signed-copies/signed-copy-page.js'), 'SignedCopyPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/import',
    component: pageOf(() => import('./pages/import/import-page.js'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/overview',
    component: pageOf(() => import('./pages/overview/overview-page.js'), 'OverviewPage'),
  }),
] as const

export const router = createRouter({
  routeTree: root.addChildren(pages),
  basepath: '/desk',
  // Texts, and no JSON: a part of a number, and an id of digits alone, is no number.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: textOfSearch,
  defaultPendingComponent: Loading,
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: BrokenPage,
  scrollRestoration: true,
})

function textOfSearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter((one): one is [string, string] => one[1] !== undefined)
  const text = new URLSearchParams(given).toString()
  return text === '' ? '' : `?${text}`
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
