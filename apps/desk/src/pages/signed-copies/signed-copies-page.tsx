import { PageHead } from '../../parts/page-head.js'

export function SignedCopiesPage() {
  return <PageHead title="" />
}
