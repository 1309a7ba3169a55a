/** What each client is to do, on an operator code of its own. */
export interface Task {
  url: string
  token: string
  customerId: string
  cps: string
}

/** What it came to. */
export interface Found {
  created: string | undefined
  refused: [status: number | undefined, message: string | undefined]
  listed: number | undefined
  documents: number | undefined
  file: string | undefined
  rowsAreTold: unknown[]
}

export const newOperator = {
  name: 'Kabel X A/S',
  address: 'Kabelvej 7, 9000 Aalborg',
  npNumber: '+4570101010',
  npEmail: 'np@kabelx.example',
  fixedAuth: 'EMAIL',
  mvnoAuth: 'ICC_EMAIL',
} as const
