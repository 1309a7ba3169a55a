import { afterAll, test } from 'vitest'
import { startDesk, takePicture, widths, listAccessFaults } from './open-desk.js'
const desk = await startDesk('look')
afterAll(() => desk.close())
test('look', async () => {
  const { kit } = desk
  await kit.addOperator({ _id: '01010', name: 'Nordkabel A/S', npEmail: 'np@nordkabel.example' })
  await kit.addOperator({ _id: '01120', name: 'Storstrøm Data ApS' })
  const token = await kit.tokenFor('ADMIN', undefined, { name: 'Åse Smørup' })
  for (const [width, viewport] of Object.entries(widths))
    for (const [name, path, t] of [
      ['sign-in', '/', undefined],
      ['operators', '/operators', token],
      ['operator', '/operators/01010', token],
      ['new', '/operators/new', token],
      ['nowhere', '/nowhere', token],
    ] as const) {
      const { page, faults } = await desk.open(path, { ...(t && { token: t }), viewport })
      await page
        .locator('h1')
        .waitFor({ timeout: 5000 })
        .catch(async () => console.log('NO H1', name, await page.content()))
      await page.waitForLoadState('networkidle')
      await takePicture(page, `${name}-${width}`)
      console.log(name, width, faults, await listAccessFaults(page))
      await page.context().close()
    }
})
