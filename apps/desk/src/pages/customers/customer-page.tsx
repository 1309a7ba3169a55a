import { PageHead } from '../../parts/page-head.js'

export function CustomerPage() {
  return <PageHead title="" />
}
