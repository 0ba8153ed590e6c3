import { BACKFILL_HOURS } from '@domain/checkin/backfill'
import { GRACE_MINUTES } from '@domain/checkin/occasion'
import { WRONG_LIMIT } from '@domain/checkin/tries'
import { answerStep } from '@domain/complaint/complaint'
import { TEXT_LIMIT } from '@domain/complaint/form'
import { COMPLAINTS_A_DAY } from '@domain/complaint/write'
import { ROUNDUP_HOUR, ROUNDUP_LIMIT } from '@domain/helper/roundup'
import { PEOPLE_LIMIT } from '@domain/helper/suggest'
import { CODE_SECONDS } from '@domain/kernel/rotating'
import { query } from '@domain/kernel/useCase'
import { limits } from '@domain/wish/advance'
import { alarms, alarmsOf, CONTACT_HOURS } from '@domain/wish/alarms'
import { PICTURES_LIMIT } from '@domain/wish/form'
import { FIRST_WINDOW_HOURS, POSTPONE_DAYS } from '@domain/wish/helping'
import { NEEDS_LIMIT, PLACES_IN_ALL, PLACES_LIMIT } from '@domain/wish/needs'
import { JOINT_MOST_YUAN, MOST_YUAN, refusals } from '@domain/wish/refusals'
import { type Quotas, rulesOf } from '@domain/wish/settings'
import { wallConsent } from '@domain/wish/sharing'
import { steps } from '@domain/wish/steps'
import { type WishStatus, wishStatuses } from '@domain/wish/wish'
import * as v from 'valibot'

/** 规则页的一节：标题和几句话。 */
export interface RuleSection {
  readonly title: string
  readonly lines: readonly string[]
}

type Limit = (typeof limits)[keyof typeof limits]

const span = (limit: Limit) =>
  'workdays' in limit ? `${limit.workdays} 个工作日` : `${limit.hours / 24} 天`

const limitLines = (Object.entries(limits) as [WishStatus, Limit][]).map(
  ([status, limit]) => `“${wishStatuses[status].label}”最长 ${span(limit)}。`,
)

const stepLines = Object.values(steps).map(
  ({ label, refusal, note }) =>
    `${label}：${refusal}${note?.required ? `要写一句：${note.hint}。` : ''}`,
)

const alarmLines = (Object.keys(alarms) as WishStatus[]).flatMap((status) =>
  alarmsOf(status).map(([, { past }]) => `${past}。`),
)

const quotaLines = (quotas: Quotas) => [
  `每人手上没办完的心愿最多 ${quotas.openPerResident} 个，30 天内新许的最多 ${quotas.newPerMonth} 个。`,
  `每人手上认领了没送达的最多 ${quotas.claimsPerHelper} 个。`,
  `合力圆梦里，每人手上还没办好的最多 ${quotas.offersPerHelper} 份。`,
  `一个单位手上认领了没送达的最多 ${quotas.claimsPerUnit} 个，不占各人自己的。`,
  `一个人或一个单位 30 天内放回大厅 ${quotas.releasesPerMonth} 次，再认领要先向社区申请。`,
]

const suggestLines = [
  `心愿等人认领时，挑给填过“我能帮什么”的在职党员和志愿者，一次最多 ${PEOPLE_LIMIT} 人：先是同一栋楼，再是同一社区，再是会这一样的；每一组里现在有空的在前，很久没轮到的在前。`,
  '一周还没人认领，再挑一次，会这一样的在前。',
  `每人每天最多告诉一次，早上 ${ROUNDUP_HOUR} 点，最多 ${ROUNDUP_LIMIT} 个；不想要可以关。`,
]

const wallLines = [
  '圆了的心愿，许愿人自己同意才写进心愿墙；本人没有账号的，由社区记下他签过的字。给未成年人许的不写。',
  `要同意的话是：“${wallConsent.words}”`,
]

const checkInLines = [
  '签到由来帮忙的在职党员、志愿者自己愿意才签，不强制、不排名、不定位；工作人员不签到。',
  `签到码每 ${CODE_SECONDS} 秒换一个；数字输错 ${WRONG_LIMIT} 次，这一场不再收，可以扫码或请社区当场点名。`,
  `时间从签到算到签退，最多算到结束；结束后 ${GRACE_MINUTES} 分钟里还能签退，同一段时间只算一次。`,
  `没有签退的不算时间；${BACKFILL_HOURS / 24} 天以内可以补记，要社区的两个人，一个写、一个核对。`,
]

/** 规则页的全部话，都从正在执行的那些表里取，不另写一份。 */
export function rulebook(quotas: Quotas): RuleSection[] {
  return [
    {
      title: '先后与期限',
      lines: [
        `审核通过后的 ${FIRST_WINDOW_HOURS} 小时由在职党员先认领，之后本区域的志愿者也可以。`,
        `认领后 ${CONTACT_HOURS} 小时内要联系许愿人；办不完可以延期一次，延 ${POSTPONE_DAYS} 天。`,
        ...limitLines,
      ],
    },
    { title: '最多多少', lines: quotaLines(quotas) },
    {
      title: '什么样的心愿不收',
      lines: [
        `一个心愿在 ${MOST_YUAN} 元以内，照片最多 ${PICTURES_LIMIT} 张。`,
        ...refusals.map(({ why }) => why),
      ],
    },
    {
      title: '合力圆梦',
      lines: [
        `超过 ${MOST_YUAN} 元、不超过 ${JOINT_MOST_YUAN} 元的心愿，由社区决定能不能请几位邻居合力来圆。`,
        '大家各出一样东西或几小时，不出钱、不凑钱；由社区定时间、牵头来办。',
        `一个心愿最多写 ${NEEDS_LIMIT} 样，一样最多 ${PLACES_LIMIT} 份，加起来最多 ${PLACES_IN_ALL} 份；要几份就是几份，满了不再收。`,
      ],
    },
    { title: '心愿挑给谁', lines: suggestLines },
    { title: '心愿墙', lines: wallLines },
    { title: '签到', lines: checkInLines },
    { title: '每一步归谁做', lines: stepLines },
    { title: '到了时候系统会做的事', lines: alarmLines },
    {
      title: '投诉建议',
      lines: [
        `一件最多写 ${TEXT_LIMIT} 个字，一人 24 小时内最多 ${COMPLAINTS_A_DAY} 件。`,
        answerStep.refusal,
      ],
    },
  ]
}

/** 规则：现在执行的，区里改过的数目也在内。人人可看。 */
export const rules = query({
  door: 'anyone',
  input: v.strictObject({}),
  run: async (_, ctx): Promise<RuleSection[]> => rulebook((await rulesOf(ctx)).quotas),
})
