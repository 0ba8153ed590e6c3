import { orderForCard, showCode } from '@domain/pointcard/assisted'
import { issueCard } from '@domain/pointcard/issue'
import { cardDetail, cards } from '@domain/pointcard/lists'
import { blockCard, cardFace, changePin, renewCard } from '@domain/pointcard/manage'
import { step } from '@domain/shop/advance'
import { askNod, dropAsk, walkIn } from './ask'
import { find } from './find'
import { hand } from './hand'
import { carryLink, linkCard } from './link'
import { myCode } from './my-code'
import { answerNod, asked, pinNod, signNod } from './nod'
import { shelf } from './shelf'
import { today } from './today'

export const counterUseCases = {
  ...{ today, find, hand, step, shelf },
  ...{ askNod, walkIn, dropAsk, signNod, pinNod, myCode, asked, answerNod },
  ...{ cards, cardDetail, issueCard, blockCard, renewCard, changePin, cardFace },
  ...{ orderForCard, showCode, linkCard, carryLink },
}
export type CounterUseCases = typeof counterUseCases
