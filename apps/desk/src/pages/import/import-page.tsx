import { PageHead } from '../../parts/page-head.js'

export function ImportPage() {
  return <PageHead title="" />
}
