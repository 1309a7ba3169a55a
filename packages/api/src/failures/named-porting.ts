import type { PortingInTheWay, PortingStage } from '@telecomx/validation'

/** A porting as `details` name it: its numbers are in E.164, the main number first. */
export function namedPorting({
  id,
  numbers: [number = ''],
  stage,
}: {
  id: string
  numbers: readonly string[]
  stage: PortingStage
}): PortingInTheWay & { stage: PortingStage } {
  return { _id: id, number, stage }
}
