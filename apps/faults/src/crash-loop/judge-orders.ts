import type { Database } from '@telecomx/database'
import type { ClearingHouse } from './clearing-house.js'
import { breach, tally } from './judgement.js'
import type { Way } from './way.js'

/** Each porting was ordered once, as whoever passes orders on sees it, and each answer counted once. */
export async function judgeOrders(
  database: Database,
  ways: readonly Way[],
  { orderFiles, answers, namesIn }: Pick<ClearingHouse, 'orderFiles' | 'answers' | 'namesIn'>,
) {
  const rows = await database
    .selectFrom('porting_order')
    .select(['id', 'porting', 'state', 'attempts'])
    .execute()
  const places = ['outgoing', 'taken', 'answers', 'answered', 'refused'] as const
  const [outgoing, inTaken, waiting, answered, refused] = await Promise.all(places.map(namesIn))
  const all = ways.flatMap(({ say, portings }) => portings.map((porting) => ({ ...porting, say })))
  const breaches: string[] = []
  let [lost, twice] = [0, 0]
  for (const { id, number, say } of all) {
    const files = orderFiles.filter(({ porting, kind }) => porting === id && kind === 'ORDER')
    const cancels = orderFiles.filter(({ porting, kind }) => porting === id && kind === 'CANCEL')
    const orders = rows.filter(({ porting }) => porting === id)
    const [order] = orders
    const mayHaveLeft = order?.state === 'withdrawn' && order.attempts > 0
    lost += say !== 'NOTHING' && files.length === 0 ? 1 : 0
    twice += files.length > 1 || orders.length > 1 ? 1 : 0
    breaches.push(
      ...breach(orders.length !== 1, `porting ${id} was ordered ${orders.length} times`),
      ...breach(files.length > 1, `the order of porting ${id} left ${files.length} times`),
      ...breach(say !== 'NOTHING' && files.length === 0, `the order of porting ${id} is lost`),
      ...breach(
        files.some((file) => file.order !== order?.id || String(file.numbers) !== number),
        `the order of porting ${id} is another one's`,
      ),
      ...breach(
        cancels.length !== (mayHaveLeft ? 1 : 0),
        `porting ${id} was called off ${cancels.length} times`,
      ),
      ...breach(
        order?.state !== (say === 'NOTHING' ? 'withdrawn' : 'answered'),
        `the order of porting ${id} is ${order?.state}`,
      ),
    )
  }
  const inTwo = tally([...(answered ?? []), ...(refused ?? [])])
  for (const names of answers) {
    const counted = names.filter((name) => answered?.includes(name)).length
    const isOnce = counted === 1 && names.every((name) => inTwo.get(name) === 1)
    breaches.push(...breach(!isOnce, `answer ${names[0]} was accepted ${counted} times`))
  }
  breaches.push(
    ...breach(outgoing?.length !== 0, `${outgoing?.length} orders were not taken`),
    ...breach(waiting?.length !== 0, `${waiting?.length} answers were not read`),
    ...breach(inTaken?.length !== orderFiles.length, 'what was taken is not what is there'),
    ...breach(inTwo.size !== answers.flat().length, 'there are other answers than were given'),
  )
  return {
    numbers: {
      portings: all.length,
      'orders that left': orderFiles.filter(({ kind }) => kind === 'ORDER').length,
      'called off': orderFiles.filter(({ kind }) => kind === 'CANCEL').length,
      'orders taken up again': rows.filter(({ attempts }) => attempts > 1).length,
      'orders lost': lost,
      'ordered twice': twice,
      answers: answers.length,
      'answers given twice': answers.filter(({ length }) => length > 1).length,
    },
    breaches,
  }
}
