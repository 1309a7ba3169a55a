import { PageHead } from '../../parts/page-head.js'

export function PoaPage() {
  return <PageHead title="" />
}
