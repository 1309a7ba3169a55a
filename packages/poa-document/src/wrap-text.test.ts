import { expect, test } from 'vitest'
import { readFonts } from './font.js'
import { wrapText } from './wrap-text.js'

const { regular: face } = readFonts()

/** In lines as wide as the first argument. */
function wrapped(widest: string, text: string) {
  return wrapText(text, face, 10, face.width(widest, 10))
}

test('a line ends at a space, which stays with it, and a longer word is broken', () => {
  expect(wrapped('to ord her', 'to ord her og et uendeligt')).toEqual(['to ord her ', 'og et ', 'uendeligt'])
  expect(wrapped('uende', 'et uendeligt')).toEqual(['et ', 'uende', 'ligt'])
})

test('a phone number is not parted at its spaces', () => {
  expect(wrapped('telefon +45 70 30', 'telefon +45 70 30 50 00.')).toEqual(['telefon ', '+45 70 30 50 00.'])
})

test('the lines joined are the text, whatever spaces it has', () => {
  for (const text of ['  1 2  3 ', '12 34 56 78 90 12 34', ' a  b 1 c 2', '118, 2. sal 5970 Ærø  ', ' '])
    expect(wrapped('12 34', text).join('')).toBe(text)
})
