import { withinOf } from '@domain/area/area'
import type { FreeTime } from '@domain/helper/helper'
import type { WishKind } from '@domain/wish/wish'
import type { District } from './district'
import { cast } from './seed/cast'

/** 测试里另请来的一位帮忙的人。 */
export interface Guest {
  readonly id: string
  /** 住在哪。 */
  readonly areaId: string
  readonly skills: readonly WishKind[]
  readonly free?: FreeTime
  readonly role?: 'partyMember' | 'volunteer'
  /** 在哪个社区任职；不写就是住的社区。 */
  readonly serves?: string
  readonly turnAt?: string
}

const communityOf = (areaId: string) => areaId.split('-').slice(0, 3).join('-')

/** 演示区里填过的人先都没空，原有的心愿先放一放，免得混进来。 */
export async function quietDown(district: District): Promise<void> {
  for (const ticket of district.find('tickets'))
    await district.replace('tickets', { ...ticket, wakeAt: null, suggestAt: null })
  for (const helper of district.find('helpers'))
    await district.replace('helpers', {
      ...helper,
      ...{ free: 'later', picks: [], roundup: { wishIds: [], dueAt: null, sentDay: null } },
    })
}

/** 请来一位：账号、任职、填好的“我能帮什么”，都照程序里的样子直接写好。 */
export async function invite(district: District, guest: Guest): Promise<void> {
  const { id, areaId, skills, free = 'now', role = 'partyMember', turnAt = '' } = guest
  const serves = guest.serves ?? communityOf(areaId)
  const [like] = district.find('accounts', { openid: cast.partyMember })
  const appointment = { id: `${id}:post`, role, areaId: serves, areaName: '', from: '', to: null }
  await district.replace('accounts', {
    ...like,
    ...{ _id: id, openid: `guest-${id}`, appointments: [appointment] },
  })
  await district.replace('helpers', {
    ...{ _id: id, rev: 1, areaId, role, skills, free, turnAt, picks: [] },
    within: [...new Set([...withinOf(areaId), ...withinOf(serves)])],
    roundup: { wishIds: [], dueAt: null, sentDay: null },
  })
}

/** 这个心愿挑给了谁，按编号排。 */
export function pickedFor(district: District, wishId: string): string[] {
  return district
    .find('helpers', { picks: wishId })
    .map((helper) => String(helper._id))
    .sort()
}
