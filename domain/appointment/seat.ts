import { type GridDuty, type Role, roles } from '@domain/kernel/actor'
import { AppError } from '@domain/kernel/errors'
import { Id } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { nameOf } from './name'
import { heldAtPlace } from './outcome'
import { placeOf } from './place'
import { mayAppoint } from './powers'
import { notOver } from './present'
import { fits, seatLabel } from './seats'

/** 任命那一页的第一眼：在哪里、什么位置，现在是谁。 */
export interface SeatForm {
  readonly place: string
  readonly label: string
  /** 换下来的人；不是换人为空。 */
  readonly replaces: string | null
}

const roleNames = Object.keys(roles) as [Role, ...Role[]]
const duties = ['A', 'B', 'cover'] as const satisfies readonly GridDuty[]

/** 打开任命的表单。不归他任命抛 FORBIDDEN，换下来的人已经不在抛 CONFLICT。 */
export const seat = query({
  door: 'consented',
  takesPermit: false,
  input: v.strictObject({
    role: v.picklist(roleNames),
    duty: v.nullable(v.picklist(duties)),
    areaId: v.nullable(Id),
    unitId: v.nullable(Id),
    replaces: v.nullable(Id),
  }),
  async run({ replaces, ...wanted }, ctx): Promise<SeatForm> {
    const place = await placeOf(ctx, wanted)
    const post = { role: wanted.role, ...(wanted.duty && { duty: wanted.duty }) }
    if (!mayAppoint(ctx.actor, { ...post, areaId: place.area._id }))
      throw new AppError('FORBIDDEN', '这个位置不归您任命，请和能任免他的那一级说。')
    const held = replaces === null ? [] : await heldAtPlace(ctx, place)
    const old = held.find((one) => one._id === replaces && fits(post, one))
    if (replaces !== null && (!old || !notOver(old, ctx.now)))
      throw new AppError('CONFLICT', '这个位置上的人刚刚变了，请返回刷新看看现在是谁。')
    return {
      place: place.unit?.name ?? place.area.name,
      label: seatLabel(post),
      replaces: old ? nameOf(ctx, old) : null,
    }
  },
})
