import { callByHeyApi } from './hey-api.js'
import { callByOpenapiFetch } from './openapi-fetch.js'
import { callByOrval } from './orval.js'
import type { Found, Task } from './task.js'

/** All of them, one after the other: they make documents of the same portings. */
export async function callByAll(task: Omit<Task, 'cps'>): Promise<Record<string, Found>> {
  return {
    'openapi-fetch': await callByOpenapiFetch({ ...task, cps: '40001' }),
    'hey-api': await callByHeyApi({ ...task, cps: '40002' }),
    orval: await callByOrval({ ...task, cps: '40003' }),
  }
}
