import { PageHead } from '../../parts/page-head.js'

export function SignedCopyPage() {
  return <PageHead title="" />
}
