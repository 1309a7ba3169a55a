import { describe, expect, test } from 'vitest'
import { parseFaxAddressTemplate } from './fax-address.js'

describe('templates', () => {
  test.each([
    ['{number}@fax.example', '+4570305050@fax.example'],
    ['{digits}@send.fax.example', '4570305050@send.fax.example'],
    ['FAX={number}@gw.example', 'FAX=+4570305050@gw.example'],
    ['acme.{digits}.hi@gw.example', 'acme.4570305050.hi@gw.example'],
  ])('%s', (template, address) => {
    expect(parseFaxAddressTemplate(template)('+4570305050')).toBe(address)
  })

  test.each([
    '',
    'fax@gw.example',
    '{number}',
    '{number}@gw',
    'fax@{number}.example',
    'fax@{digits}.example',
    '{number}{number}@gw.example',
    '{number}{digits}@gw.example',
    '{number}@gw.example, x@y.example',
    '{number}@gw.example\r\nBcc: x@y.example',
    '<{number}@gw.example>',
    '{nummer}@gw.example',
    '{number}{x}@gw.example',
    `${'a'.repeat(60)}{number}@gw.example`,
  ])('%j is refused', (template) => {
    expect(() => parseFaxAddressTemplate(template)).toThrow(/Fax address template/)
  })
})

test.each([
  '4570305050',
  '70305050',
  '+0570305050',
  '+45',
  '+4570305050\n',
  '+45 70305050',
  '+1234567890123456',
  '+45７０３０５０５０',
  '',
])('number %j is no E.164 number', (number) => {
  expect(parseFaxAddressTemplate('{number}@fax.example')(number)).toBeUndefined()
})
