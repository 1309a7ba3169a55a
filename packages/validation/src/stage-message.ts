import { type TextRule } from './text.js'

/** What a stage says beside its name. */
export const stageMessage = { field: 'message', max: 500 } as const satisfies TextRule
