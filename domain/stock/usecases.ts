import { exportBook } from './book'
import { exportFund } from './fund-sheet'
import { moves, shelf } from './lists'
import { quarterNotice } from './notice'
import { receive } from './receive'
import { redemptionsHere } from './redemptions'
import { stocktake, stocktakesHere, toApprove } from './stocktake-lists'
import { beginStocktake, check, count, stepStocktake } from './taking'
import { writeOff } from './write-off'

export const stockUseCases = {
  ...{ shelf, moves, receive, writeOff, redemptionsHere },
  ...{ stocktakesHere, toApprove, stocktake, beginStocktake, count, check, stepStocktake },
  ...{ quarterNotice, exportBook, exportFund },
}
export type StockUseCases = typeof stockUseCases
