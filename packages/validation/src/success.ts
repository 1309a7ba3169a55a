import { z } from 'zod'

/** What every action answers first. */
export const success = z.literal(true).describe('Always true: a call that fails answers an error row instead')
