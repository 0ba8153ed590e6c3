import { accountUseCases } from '@domain/account/usecases'
import { accountCareUseCases } from '@domain/accountcare/usecases'
import { appointmentUseCases } from '@domain/appointment/usecases'
import { areaUseCases } from '@domain/area/usecases'
import { checkinUseCases } from '@domain/checkin/usecases'
import { complaintUseCases } from '@domain/complaint/usecases'
import { counterUseCases } from '@domain/counter/usecases'
import { fundUseCases } from '@domain/fund/usecases'
import { giftUseCases } from '@domain/gift/usecases'
import { goodsUseCases } from '@domain/goods/usecases'
import { helperUseCases } from '@domain/helper/usecases'
import { homeUseCases } from '@domain/home/usecases'
import { inboxUseCases } from '@domain/inbox/usecases'
import type { UseCases } from '@domain/kernel/useCase'
import { openingUseCases } from '@domain/opening/usecases'
import { pointCareUseCases } from '@domain/pointcare/usecases'
import { pointsUseCases } from '@domain/points/usecases'
import { recountUseCases } from '@domain/recount/usecases'
import { registerUseCases } from '@domain/register/usecases'
import { reportInUseCases } from '@domain/reportin/usecases'
import { shopUseCases } from '@domain/shop/usecases'
import { stockUseCases } from '@domain/stock/usecases'
import { unitUseCases } from '@domain/unit/usecases'
import { wishUseCases } from '@domain/wish/usecases'
import { yearUseCases } from '@domain/year/usecases'

/** 客户端叫得到的每个云函数，和它的用例。 */
export const served: Readonly<Record<string, UseCases>> = {
  account: { ...accountUseCases, ...accountCareUseCases },
  appointment: appointmentUseCases,
  area: areaUseCases,
  checkin: checkinUseCases,
  complaint: complaintUseCases,
  counter: counterUseCases,
  helper: helperUseCases,
  home: homeUseCases,
  inbox: inboxUseCases,
  opening: openingUseCases,
  points: { ...pointsUseCases, ...pointCareUseCases },
  recount: recountUseCases,
  register: registerUseCases,
  reportin: reportInUseCases,
  shop: { ...shopUseCases, ...goodsUseCases, ...giftUseCases },
  stock: { ...stockUseCases, ...fundUseCases },
  unit: unitUseCases,
  wish: wishUseCases,
  year: yearUseCases,
}
