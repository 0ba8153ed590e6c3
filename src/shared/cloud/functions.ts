import type { AccountUseCases } from '@domain/account/usecases'
import type { AccountCareUseCases } from '@domain/accountcare/usecases'
import type { AppointmentUseCases } from '@domain/appointment/usecases'
import type { AreaUseCases } from '@domain/area/usecases'
import type { CheckinUseCases } from '@domain/checkin/usecases'
import type { ComplaintUseCases } from '@domain/complaint/usecases'
import type { CounterUseCases } from '@domain/counter/usecases'
import type { FundUseCases } from '@domain/fund/usecases'
import type { GiftUseCases } from '@domain/gift/usecases'
import type { GoodsUseCases } from '@domain/goods/usecases'
import type { HelperUseCases } from '@domain/helper/usecases'
import type { HomeUseCases } from '@domain/home/usecases'
import type { InboxUseCases } from '@domain/inbox/usecases'
import type { AnyUseCase, InputOf, ResultOf } from '@domain/kernel/useCase'
import type { OpeningUseCases } from '@domain/opening/usecases'
import type { PointCareUseCases } from '@domain/pointcare/usecases'
import type { PointsUseCases } from '@domain/points/usecases'
import type { RecountUseCases } from '@domain/recount/usecases'
import type { RegisterUseCases } from '@domain/register/usecases'
import type { ReportInUseCases } from '@domain/reportin/usecases'
import type { ShopUseCases } from '@domain/shop/usecases'
import type { StockUseCases } from '@domain/stock/usecases'
import type { UnitUseCases } from '@domain/unit/usecases'
import type { WishUseCases } from '@domain/wish/usecases'
import type { YearUseCases } from '@domain/year/usecases'

/** 有哪些云函数，各有哪些用例。只引类型：规则的实现不进小程序。 */
export interface Functions {
  readonly account: AccountUseCases & AccountCareUseCases
  readonly appointment: AppointmentUseCases
  readonly area: AreaUseCases
  readonly checkin: CheckinUseCases
  readonly complaint: ComplaintUseCases
  readonly counter: CounterUseCases
  readonly helper: HelperUseCases
  readonly home: HomeUseCases
  readonly inbox: InboxUseCases
  readonly opening: OpeningUseCases
  readonly points: PointsUseCases & PointCareUseCases
  readonly recount: RecountUseCases
  readonly register: RegisterUseCases
  readonly reportin: ReportInUseCases
  readonly shop: ShopUseCases & GoodsUseCases & GiftUseCases
  readonly stock: StockUseCases & FundUseCases
  readonly unit: UnitUseCases
  readonly wish: WishUseCases
  readonly year: YearUseCases
}

type FunctionName = keyof Functions
type Kind<K extends 'query' | 'command', F extends FunctionName> = {
  [N in keyof Functions[F]]: Functions[F][N] extends { kind: K } ? N : never
}[keyof Functions[F]] &
  string

export type QueryName<F extends FunctionName> = Kind<'query', F>
export type CommandName<F extends FunctionName> = Kind<'command', F>
export type Input<F extends FunctionName, N> = N extends keyof Functions[F]
  ? Functions[F][N] extends infer U extends AnyUseCase
    ? InputOf<U>
    : never
  : never
export type Result<F extends FunctionName, N> = N extends keyof Functions[F]
  ? Functions[F][N] extends infer U extends AnyUseCase
    ? ResultOf<U>
    : never
  : never
