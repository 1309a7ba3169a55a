import { PageHead } from '../../parts/page-head.js'

export function PortingPage() {
  return <PageHead title="" />
}
