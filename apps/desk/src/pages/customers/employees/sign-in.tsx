import { Text, Title } from '@mantine/core'
import { useTexts } from '../../../language/use-texts.js'
import type { Employee } from './employee-fields.js'
import { employeeTexts } from './employee-texts.js'
import { Tokens } from './tokens.js'

interface SignInProps {
  employee: Employee
  /** Told whether a token is shown that was not copied yet. */
  onToken: (isUncopied: boolean) => void
}

/** How an employee signs in: by a link in a mail, or programs of theirs by tokens. */
export function SignIn({ employee, onToken }: SignInProps) {
  const texts = useTexts(employeeTexts)
  const mayLogIn = employee.accessLevel !== 'NO_LOGIN'
  const byMail = employee.emailAddress === undefined ? texts.noMail : texts.byMail(employee.emailAddress)
  return (
    <section aria-label={texts.signIn}>
      <Title order={3} size="h5">
        {texts.signIn}
      </Title>
      <Text mb="md">{mayLogIn ? byMail : texts.noLogin}</Text>
      <Tokens employee={employee} mayMake={mayLogIn} onToken={onToken} />
    </section>
  )
}
