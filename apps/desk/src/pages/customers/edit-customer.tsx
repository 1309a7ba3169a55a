import { customerUpdateErrors } from '@telecomx/client/errors'
import { customerCreateInput } from '@telecomx/client/schemas'
import { client } from '../../calls/client.js'
import { queryClient } from '../../calls/query-client.js'
import { trpc } from '../../calls/trpc.js'
import { useTexts } from '../../language/use-texts.js'
import { announce } from '../../parts/announcements.js'
import { ChangedMeanwhile } from '../../parts/changed-meanwhile.js'
import { useMergedForm } from '../../parts/use-merged-form.js'
import { type Customer, type CustomerFields, fieldsOf, toCustomerInput } from './customer-fields.js'
import { CustomerForm } from './customer-form.js'
import { customerTexts } from './customer-texts.js'
import { useCustomerRights } from './use-customer-rights.js'

/** Changes a customer. What others save meanwhile is shown, and never undone unseen. */
export function EditCustomer({ customer }: { customer: Customer }) {
  const texts = useTexts(customerTexts)
  const { mayMakeReseller } = useCustomerRights(customer)
  const { form, news } = useMergedForm<CustomerFields, Customer>({
    newest: customer,
    fieldsOf,
    toInput: toCustomerInput,
    names: texts.fields,
    schema: customerCreateInput,
    rows: customerUpdateErrors,
    update: (changes) =>
      client.customer.update
        .mutate({ _id: customer._id, ...changes })
        .finally(() => void queryClient.invalidateQueries(trpc.customer.pathFilter())),
    onSaved: ({ name }) => announce(texts.saved(name)),
  })
  return (
    <CustomerForm form={form} isNew={false} mayMakeReseller={mayMakeReseller}>
      <ChangedMeanwhile fields={news} />
    </CustomerForm>
  )
}
