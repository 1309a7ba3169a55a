import { PageHead } from '../../parts/page-head.js'

export function PortingsPage() {
  return <PageHead title="" />
}
