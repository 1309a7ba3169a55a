import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from '@tanstack/react-router'
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

/** The pages and their addresses beneath `/desk`; each is loaded when it is first visited. */
const pages = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: lazyRouteComponent(() => import('./pages/work-list/work-list-page.js'), 'WorkListPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/operators',
    component: lazyRouteComponent(() => import('./pages/operators/operators-page.js'), 'OperatorsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/operators/new',
    component: lazyRouteComponent(() => import('./pages/operators/new-operator-page.js'), 'NewOperatorPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/operators/$operatorId',
    component: lazyRouteComponent(() => import('./pages/operators/operator-page.js'), 'OperatorPage'),
  }),
] as const

export const router = createRouter({
  routeTree: root.addChildren(pages),
  basepath: '/desk',
  defaultPendingComponent: Loading,
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: BrokenPage,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
