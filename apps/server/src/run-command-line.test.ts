import { homedir } from 'node:os'
import { expect, it } from 'vitest'
import { messageOf } from './run-command-line.js'

it('of a server’s refusal its class and number are told, and never what was sent', () => {
  const error = Object.assign(new Error("near 'hemmeligt'"), { code: 'ER_PARSE_ERROR', errno: 1064 })
  expect(messageOf(error)).toBe('The database refused: ER_PARSE_ERROR (1064)')
})

it('what the system refuses is no word about the database', () => {
  const error = Object.assign(new Error('A system error occurred: uv_os_get_passwd returned ENOENT'), {
    code: 'ERR_SYSTEM_ERROR',
    errno: -2,
    syscall: 'uv_os_get_passwd',
  })
  expect(messageOf(error)).toBe(error.message)
})

it('of a file the code and the path', () => {
  const error = Object.assign(new Error('long words'), { code: 'EACCES', errno: -13, path: homedir() })
  expect(messageOf(error)).toBe(`EACCES: ${homedir()}`)
})
