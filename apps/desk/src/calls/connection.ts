import { createStore } from '../parts/create-store.js'

/** Whether the last call reached the server. */
export const connectionStore = createStore<'there' | 'lost'>('there')
