import { answerCard } from './answer-card.js'
import { issuer } from './issuer.js'
import { wordsOf } from './words.js'

const words = wordsOf(issuer)

/** As many bytes as the server takes. */
const mostBytes = 10_000_000

let language = navigator.language.toLowerCase().startsWith('da') ? 'da' : 'en'
/** What is shown, to be said again in the other language; and which question it answers. */
let shown
let asked = 0

const byId = (id) => document.getElementById(id)

function speak() {
  document.documentElement.lang = language
  document.title = words[language].heading
  for (const element of document.querySelectorAll('[data-words]'))
    element.textContent = words[language][element.dataset.words]
  for (const button of document.querySelectorAll('[data-language]'))
    button.setAttribute('aria-pressed', String(button.dataset.language === language))
  byId('answer').replaceChildren(...(shown ? [answerCard(words[language], language, shown)] : []))
}

function show(answer, question) {
  if (question !== asked) return
  shown = answer
  speak()
  if (answer.state !== 'working') byId('answer').querySelector('h2')?.focus()
}

/** The answer to a request, or what to say when there is none. */
async function ask(path, init) {
  try {
    const response = await fetch(path, init)
    if (response.ok) return await response.json()
    return { error: response.status, seconds: response.headers.get('retry-after') ?? '60' }
  } catch {
    return { error: 'other' }
  }
}

async function look(sha256, file) {
  const question = ++asked
  show({ state: 'working' }, question)
  const answer = await ask(`/poa/verify?${new URLSearchParams({ sha256 })}`)
  show({ ...answer, ...(answer.result === 'UNKNOWN' && file && offerOf(file)) }, question)
}

function offerOf(file) {
  return file.size > mostBytes ? { note: 'tooLarge' } : { note: 'offer', send: () => void sendFile(file) }
}

async function sendFile(file) {
  const question = ++asked
  show({ state: 'working' }, question)
  const answer = await ask('/poa/verify', { method: 'POST', body: file })
  show(answer.result === 'UNKNOWN' ? { ...answer, result: 'UNREAD' } : answer, question)
}

async function take(file) {
  if (!file) return
  const question = ++asked
  show({ state: 'working' }, question)
  // Browsers have it at https and at the machine's own address only.
  if (!crypto.subtle) return show({ result: 'UNKNOWN', ...offerOf(file), insecure: true }, question)
  try {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
    if (question === asked)
      await look(Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join(''), file)
  } catch {
    // It was moved, or changed, or may not be read.
    show({ error: 'other' }, question)
  }
}

for (const button of document.querySelectorAll('[data-language]'))
  button.addEventListener('click', () => {
    language = button.dataset.language
    speak()
  })
byId('file').addEventListener('change', ({ target }) => {
  void take(target.files[0])
  // So that the same file can be chosen again after it was changed.
  target.value = ''
})
byId('by-file').addEventListener('submit', (event) => event.preventDefault())
byId('by-hash').addEventListener('submit', (event) => {
  event.preventDefault()
  void look(byId('hash').value.replaceAll(/\s/g, ''))
})
// Wherever on the page it is dropped: a browser would open it in place of the page.
for (const name of ['dragover', 'dragleave', 'drop'])
  document.addEventListener(name, (event) => {
    event.preventDefault()
    document.body.classList.toggle('is-over', name === 'dragover')
    if (name === 'drop') void take(event.dataTransfer.files[0])
  })

speak()
document.querySelector('main').hidden = false
