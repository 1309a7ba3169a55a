import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from './generated/app-router.js'

/** What each procedure takes: `RouterInputs['operator']['create']`. */
export type RouterInputs = inferRouterInputs<AppRouter>

/** What each procedure answers: `RouterOutputs['operator']['list']`. */
export type RouterOutputs = inferRouterOutputs<AppRouter>
