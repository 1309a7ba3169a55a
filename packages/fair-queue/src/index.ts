export { createFairQueue, type FairQueue, type QueueLimits } from './fair-queue.js'
