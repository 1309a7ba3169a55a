import { expect, test } from 'vitest'
import { z } from 'zod'
import { customerUpdateInput } from './customer-update.js'
import { employeeUpdateInput } from './employee-update.js'
import { operatorUpdateInput } from './operator-update.js'
import { portingUpdateInput } from './porting-update.js'
import { sipUpdateInput } from './sip-update.js'

test.each(
  Object.entries({
    customerUpdateInput,
    employeeUpdateInput,
    operatorUpdateInput,
    portingUpdateInput,
    sipUpdateInput,
  }),
)('%s says no default: what is left out stays as it is', (_name, schema) => {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  expect(Object.keys(properties)).toContain('version')
  expect(
    Object.entries(properties).filter(([, property]) => Object.hasOwn(Object(property), 'default')),
  ).toEqual([])
})
