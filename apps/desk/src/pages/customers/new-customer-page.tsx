import { PageHead } from '../../parts/page-head.js'

export function NewCustomerPage() {
  return <PageHead title="" />
}
