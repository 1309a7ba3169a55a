import { inBothLanguages } from '../language/in-both-languages.js'
import type { Session } from '../session/use-session.js'

interface Place {
  to: '/' | '/portings' | '/poa' | '/copies' | '/customers' | '/operators' | '/import' | '/overview'
  text: 'workList' | 'portings' | 'poa' | 'copies' | 'customers' | 'operators' | 'import' | 'overview'
  /** Who finds something there. */
  least: Session['accessLevel']
}

/** The pages that the menu leads to, in its order. */
export const places: readonly Place[] = [
  { to: '/', text: 'workList', least: 'OWNER' },
  { to: '/portings', text: 'portings', least: 'VIEWER' },
  { to: '/poa', text: 'poa', least: 'OWNER' },
  { to: '/copies', text: 'copies', least: 'OWNER' },
  { to: '/customers', text: 'customers', least: 'VIEWER' },
  { to: '/operators', text: 'operators', least: 'VIEWER' },
  { to: '/import', text: 'import', least: 'RESELLER' },
  { to: '/overview', text: 'overview', least: 'OWNER' },
]

export const placeTexts = inBothLanguages(
  {
    workList: 'Arbejdsliste',
    portings: 'Porteringer',
    poa: 'Fuldmagter',
    copies: 'Underskrevne kopier',
    customers: 'Kunder',
    operators: 'Operatører',
    import: 'Import',
    overview: 'Overblik',
  },
  {
    workList: 'Work list',
    portings: 'Portings',
    poa: 'Powers of attorney',
    copies: 'Signed copies',
    customers: 'Customers',
    operators: 'Operators',
    import: 'Import',
    overview: 'Overview',
  },
)
