import { Divider, Text } from '@mantine/core'
import { employeeCreateErrors, employeeUpdateErrors } from '@telecomx/client/errors'
import { type ReactNode, useState } from 'react'
import { client } from '../../../calls/client.js'
import { queryClient } from '../../../calls/query-client.js'
import { trpc } from '../../../calls/trpc.js'
import { useTexts } from '../../../language/use-texts.js'
import { announce } from '../../../parts/announcements.js'
import { ChangedMeanwhile } from '../../../parts/changed-meanwhile.js'
import { confirm } from '../../../parts/confirm-dialog.js'
import { Dialog } from '../../../parts/dialog.js'
import { useMergedForm } from '../../../parts/use-merged-form.js'
import { type ServerForm, useServerForm } from '../../../parts/use-server-form.js'
import { useMay } from '../../../session/use-session.js'
import {
  type Employee,
  type EmployeeFields,
  employeeSchema,
  emptyFields,
  fieldsOf,
} from './employee-fields.js'
import { EmployeeForm } from './employee-form.js'
import { employeeTexts } from './employee-texts.js'
import { SignIn } from './sign-in.js'

const refresh = () => queryClient.invalidateQueries(trpc.employee.pathFilter())

interface NewEmployeeProps {
  customer: string
  /** Without one the new employee is it, unless told otherwise. */
  hasContact: boolean
  onClose: () => void
}

/** Adds an employee. */
export function NewEmployee({ customer, hasContact, onClose }: NewEmployeeProps) {
  const texts = useTexts(employeeTexts)
  const form = useServerForm<EmployeeFields, Employee>({
    initial: { ...emptyFields, primaryContact: !hasContact },
    isOnce: true,
    schema: employeeSchema,
    rows: employeeCreateErrors,
    toInput: (fields) => fields,
    send: (fields) => client.employee.create.mutate({ customer, ...fields }),
    onSaved({ name }) {
      announce(texts.created(name))
      void refresh()
      onClose()
    },
  })
  return (
    <FormDialog title={texts.create} form={form} onClose={onClose}>
      <EmployeeForm form={form} isNew hasOtherContact={hasContact} />
    </FormDialog>
  )
}

interface EmployeeDialogProps {
  /** As the last read has it. */
  employee: Employee
  hasContact: boolean
  onClose: () => void
}

/** An employee, to be changed, and how they sign in; to be read by those of a lower level. */
export function EmployeeDialog({ employee, hasContact, onClose }: EmployeeDialogProps) {
  const texts = useTexts(employeeTexts)
  const mayChange = useMay()(employee.accessLevel)
  if (mayChange) return <EditEmployee employee={employee} hasContact={hasContact} onClose={onClose} />
  return (
    <Dialog title={employee.name} onClose={onClose}>
      <Text>{texts.levels[employee.accessLevel]}</Text>
      <Text>{texts.mayNotChange}</Text>
    </Dialog>
  )
}

function EditEmployee({ employee, hasContact, onClose }: EmployeeDialogProps) {
  const texts = useTexts(employeeTexts)
  const [isTokenUncopied, setTokenUncopied] = useState(false)
  const { form, news } = useMergedForm<EmployeeFields, Employee>({
    newest: employee,
    fieldsOf,
    toInput: (fields) => fields,
    names: texts.fields,
    schema: employeeSchema,
    rows: employeeUpdateErrors,
    update: (changes) =>
      client.employee.update.mutate({ _id: employee._id, ...changes }).finally(() => void refresh()),
    onSaved({ name }, isAllSaved) {
      announce(texts.saved(name))
      if (isAllSaved && !isTokenUncopied) onClose()
    },
  })
  return (
    <FormDialog title={employee.name} form={form} isTokenUncopied={isTokenUncopied} onClose={onClose}>
      <ChangedMeanwhile fields={news} />
      <EmployeeForm form={form} isNew={false} hasOtherContact={hasContact && !employee.primaryContact} />
      <Divider my="lg" />
      <SignIn employee={employee} onToken={setTokenUncopied} />
    </FormDialog>
  )
}

interface FormDialogProps {
  title: string
  form: ServerForm<EmployeeFields>
  /** A token is shown that never will be again. */
  isTokenUncopied?: boolean
  onClose: () => void
  children: ReactNode
}

/** Asks before what was written is lost. */
function FormDialog({ title, form, isTokenUncopied = false, onClose, children }: FormDialogProps) {
  const { leave, leaveToken } = useTexts(employeeTexts)
  const close = async () => {
    if (isTokenUncopied && !(await confirm({ ...leaveToken, isDangerous: true }))) return
    if (form.changed.length === 0 || (await confirm({ ...leave, isDangerous: true }))) onClose()
  }
  return (
    <Dialog title={title} onClose={() => void close()}>
      {children}
    </Dialog>
  )
}
