import { sendRequests } from './send-requests.js'
import type { LoadAnswer, LoadOrder } from './workload.js'

// Its parent may be gone.
process.once('disconnect', () => process.exit())

process.on('message', (order: LoadOrder) => {
  const answer = (said: LoadAnswer) => process.send?.(said)
  sendRequests(order).then(
    (result) => answer({ result }),
    (error: Error) => answer({ failed: error.message }),
  )
})
