import { PageHead } from '../../parts/page-head.js'

export function CustomersPage() {
  return <PageHead title="" />
}
