import type { RouterOutputs } from '@telecomx/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { trpc } from '../../calls/trpc.js'
import { useLanguage } from '../../language/use-texts.js'

export type MadeDocument = RouterOutputs['porting']['poaList']['documents'][number]
export type Delivery = MadeDocument['deliveries'][number]

/** How many documents a page of the list has: the newest set is on the first one, but for customers of more donors than that. */
export const documentsOfPage = 50

/** A page of the customer's documents, counted from 0, the newest set first. */
export function usePoaList(customerId: string, page = 0) {
  const language = useLanguage()
  return useQuery(
    trpc.porting.poaList.queryOptions(
      { customerId, limit: documentsOfPage, offset: page * documentsOfPage, language },
      { placeholderData: keepPreviousData },
    ),
  )
}
