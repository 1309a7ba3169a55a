import type { Claim } from './claims/claim.js'
import type { Measured } from './report/benchmarks-page.js'
import { onStage, type StageOptions } from './stage.js'

export interface BenchmarkOptions extends StageOptions {
  claims: readonly Claim[]
  /** Called before each claim. */
  onClaim?: (claim: Claim) => void
  /** Called with each as soon as it is measured. */
  onMeasured?: (measured: Measured) => void
}

/** A claim that could not be measured. */
export interface FailedClaim {
  claim: Claim
  reason: string
}

/** Measures claims one after the other. One that fails, as by a call without success, keeps none of the others from being measured. */
export function runBenchmark({
  claims,
  ...options
}: BenchmarkOptions): Promise<{ measured: Measured[]; failed: FailedClaim[] }> {
  return onStage(options, async (stage) => {
    const [measured, failed]: [Measured[], FailedClaim[]] = [[], []]
    for (const claim of claims) {
      options.onClaim?.(claim)
      try {
        const one = { claim, result: await claim.measure(stage) }
        measured.push(one)
        options.onMeasured?.(one)
      } catch (error) {
        options.signal.throwIfAborted()
        failed.push({ claim, reason: error instanceof Error ? error.message : String(error) })
      }
    }
    return { measured, failed }
  })
}
