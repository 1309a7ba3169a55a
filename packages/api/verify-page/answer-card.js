/** What is shown of an answer; texts alone, so nothing of it can become a part of the page. */
export function answerCard(words, language, answer) {
  const card = element('div', { className: toneOf(answer) })
  if (answer.state === 'working') return append(card, element('p', { textContent: words.working }))
  if (answer.error !== undefined) return append(card, heading(errorText(words.errors, answer)))
  const [title, more] = words.results[keyOf(answer)]
  append(card, heading(answer.insecure ? words.insecure : title))
  for (const text of [more, words[answer.note]].filter(Boolean))
    append(card, element('p', { textContent: text }))
  if (answer.send) {
    const button = element('button', { type: 'button', className: 'send', textContent: words.send })
    button.addEventListener('click', answer.send)
    append(card, button)
  }
  // What is true of the original is not to be read as true of a file that differs from it.
  if (answer.result === 'CHANGED') append(card, element('h3', { textContent: words.theOriginal }))
  for (const document of answer.documents ?? []) append(card, factsOf(words, language, document))
  return card
}

function keyOf(answer) {
  if (answer.result === 'SIGNED_COPY') return `COPY_${answer.copy}`
  return answer.result === 'ORIGINAL' && isReplaced(answer) ? 'ORIGINAL_REPLACED' : answer.result
}

function isReplaced({ documents }) {
  return documents[0].status === 'REPLACED'
}

function toneOf(answer) {
  if (answer.result === 'ORIGINAL') return isReplaced(answer) ? 'open' : 'good'
  if (answer.result === 'SIGNED_COPY') {
    const tone = { APPROVED: 'good', RECEIVED: 'open', REFUSED: 'bad' }[answer.copy]
    return tone === 'good' && isReplaced(answer) ? 'open' : tone
  }
  // That nothing was found out says nothing of the file.
  if (answer.result === 'UNKNOWN' || answer.error) return 'open'
  return answer.result ? 'bad' : ''
}

function errorText(errors, { error, seconds }) {
  const text = errors[error] ?? errors.other
  return typeof text === 'function' ? text(seconds) : text
}

function factsOf(words, language, document) {
  const at = (moment) =>
    new Date(moment).toLocaleString(language === 'da' ? 'da-DK' : 'en-GB', {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone: 'Europe/Copenhagen',
    })
  const rows = [
    [words.code, document.portingCode],
    [words.made, at(document.madeAt)],
    [words.status, document.replacedAt ? words.replaced(at(document.replacedAt)) : words.current],
    [words.signed, words[document.signed]],
  ]
  const list = element('dl', {})
  for (const [term, text] of rows)
    append(list, element('dt', { textContent: term }), element('dd', { textContent: text }))
  return list
}

function heading(textContent) {
  // It takes the focus when it is new, so that it is read out and Tab goes on from there.
  return element('h2', { textContent, tabIndex: -1 })
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties)
}

function append(parent, ...children) {
  parent.append(...children)
  return parent
}
