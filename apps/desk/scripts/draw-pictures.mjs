// Draws docs/desk-….png, the pictures of the desk in the README, from a demo that stays.
// `npm run picture:desk` renews them when a page looks otherwise. A page that is still empty is left out, and named.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { createClient } from '@telecomx/client'
import { runnerImport } from 'vite'
import { palettePng } from './palette-png.mjs'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const { module } = await runnerImport(`${root}tests/browser/launch-chromium.ts`)
const browser = await module.launchChromium('pictures of the desk')
if (!browser) process.exit(1)

const demo = spawn(process.execPath, [`${root}apps/demo/dist/main.js`, '--stay'], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const ended = once(demo, 'close')
try {
  const told = await untilItStays(demo)
  const [, link = '', origin = ''] = /Rune Kjær, staff +((\S+)\/desk\/sign-in#\S+)/.exec(told) ?? []
  const [token = ''] = /(?<=rune@telecomx\.example +)\S+/.exec(told) ?? []
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  })
  await page.goto(link)
  await page.getByRole('button', { name: 'Sign in' }).click()
  for (const [name, path] of await pages(createClient({ url: origin, token }))) {
    await page.goto(`${origin}/desk${path}`)
    await draw(page, name)
  }
} finally {
  demo.kill('SIGINT')
  await Promise.all([ended, browser.close()])
}

/** A made-up customer with documents of many donors, and the signed copy that the demo leaves to be reviewed. */
async function pages(admin) {
  const { tasks } = await admin.work.list.query({ kind: 'COPY_TO_REVIEW' })
  const copy = tasks.find(({ filename }) => filename === 'signed-copy-to-review.jpg')
  return [
    ['desk-work-list', ''],
    ['desk-poa', '/poa/1234567890abcdef12345678'],
    ['desk-signed-copy', `/copies/${copy?._id}`],
  ]
}

async function draw(page, name) {
  await page.waitForLoadState('networkidle')
  const title = await page.getByRole('heading', { level: 1 }).textContent()
  if (!title) return console.log(`docs/${name}.png: left out, ${page.url()} is empty`)
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete))
  // Pages of a PDF are drawn after they have come.
  await page.waitForTimeout(2_000)
  const image = await loadImage(await page.screenshot())
  const canvas = createCanvas(image.width, image.height)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const png = palettePng(
    image.width,
    image.height,
    context.getImageData(0, 0, image.width, image.height).data,
  )
  await writeFile(`${root}docs/${name}.png`, png)
  console.log(`docs/${name}.png: ${image.width} by ${image.height}, ${Math.round(png.length / 1024)} kB`)
}

/** What it said by then. */
function untilItStays(child) {
  return new Promise((resolve, reject) => {
    let told = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      told += text
      if (told.includes('Ctrl-C stops it')) resolve(told)
    })
    child.once('close', () => reject(new Error(`The demo ended: ${told}`)))
  })
}
