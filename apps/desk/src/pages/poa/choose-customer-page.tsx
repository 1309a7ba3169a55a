import { PageHead } from '../../parts/page-head.js'

export function ChooseCustomerPage() {
  return <PageHead title="" />
}
