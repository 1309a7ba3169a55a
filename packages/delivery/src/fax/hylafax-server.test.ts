import { expect, test } from 'vitest'
import { hylafaxServerText, parseHylafaxServer } from './hylafax-server.js'

test.each([
  ['fax.example', { host: 'fax.example', port: 4559 }, 'fax.example:4559'],
  ['fax.example:4560', { host: 'fax.example', port: 4560 }, 'fax.example:4560'],
  ['localhost', { host: 'localhost', port: 4559 }, 'localhost:4559'],
  ['127.0.0.1:65535', { host: '127.0.0.1', port: 65_535 }, '127.0.0.1:65535'],
  ['[::1]', { host: '::1', port: 4559 }, '[::1]:4559'],
  ['[fd00::1]:1', { host: 'fd00::1', port: 1 }, '[fd00::1]:1'],
])('%s', (text, server, argument) => {
  expect(parseHylafaxServer(text)).toEqual(server)
  expect(hylafaxServerText(server)).toBe(argument)
})

test('the port may be left out', () => {
  expect(hylafaxServerText({ host: 'fax.example' })).toBe('fax.example:4559')
})

test.each([
  '',
  ':4559',
  '-x',
  '-x:4559',
  'ttyS0@fax.example',
  'fax.example\n',
  'fax example',
  'fax.example/x',
  '::1',
  '[fax.example]',
  '[::1',
  '[::1]x',
  'fax.example.',
  'a'.repeat(254),
])('host in %j is refused', (text) => {
  expect(() => parseHylafaxServer(text)).toThrow('The HylaFAX server must be a host such as fax.example')
})

test.each([
  'fax.example:',
  'http://fax.example',
  'fax.example:0',
  'fax.example:65536',
  'fax.example:1e3',
  'fax.example: 1',
  '[::1]:-1',
])('port in %j is refused', (text) => {
  expect(() => parseHylafaxServer(text)).toThrow(
    'The port of the HylaFAX server must be a number from 1 to 65535',
  )
})
