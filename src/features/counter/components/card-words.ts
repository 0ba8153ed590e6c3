import { type CardState, cardStates } from '@domain/points/card'
import type { TagProps } from '@/shared/ui/tag'

const tones: Record<CardState, NonNullable<TagProps['tone']>> = {
  active: 'green',
  blocked: 'amber',
  linked: 'plain',
}

/** 一张卡的状态怎么画。 */
export const cardTag = (status: CardState): TagProps => ({
  tone: tones[status],
  children: cardStates[status],
})

/** 卡号四位一段，念得清。 */
export const cardNoWords = (no: string) => `${no.slice(0, 4)} ${no.slice(4)}`
