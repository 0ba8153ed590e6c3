import { ancestor } from '@domain/area/area'
import { dutyBox, tell } from '@domain/inbox/inbox'
import type { Context } from '@domain/kernel/context'
import type { AlarmName } from './alarms'
import { mannerOf } from './manners'
import { isFull, partnersIn, placesLeft } from './needs'
import type { WishStepName } from './steps'
import { isJoint, type Wish, waitingApplications } from './wish'

/**
 * 谁：许愿人（没有手机的，由代许的人代收）、代许的人、认领人（换手时是前一位）、刚接手的人、
 * 申请的人、认领它的单位的联络员、合力圆梦里出了一份的人、社区的岗位、本社区党员、街道、区里。
 */
type Reader = 'owner' | 'proxy' | 'handler' | 'next' | 'applicant' | Group | Office
type Group = 'unit' | 'partners'
type Office = 'community' | 'members' | 'street' | 'district'

/** 会有人需要知道的事：许下、走一步、系统过问。 */
export type WishEvent = 'post' | WishStepName | AlarmName

/** 有人接手了，告诉许愿人；未成年人的由社区牵线。 */
const someoneComes = (w: Wish) => {
  const who = w.wish.unit?.name ?? '有人'
  if (w.wish.minor) return `${who}认领了您的心愿，会请社区和您联系。`
  return w.wish.unit
    ? `${who}认领了您的心愿，会派一位党员和您联系。`
    : `${who}认领了您的心愿，很快会和您联系。`
}

/** 未成年人的心愿有人接手，请社区帮他们联系；别的不用社区管。 */
const helpThemMeet = (w: Wish) =>
  w.wish.minor ? `${w.place.grid}给未成年人许的心愿有人认领了，请帮他们联系。` : null

/** 单位交给了一位党员来办：不说姓名。 */
const memberComes = (w: Wish) =>
  w.wish.minor
    ? `由${w.wish.unit?.name ?? ''}的一位党员来办，会请社区和您联系。`
    : `由${w.wish.unit?.name ?? ''}的一位党员来办，会和您联系。`

type Say = (w: Wish, note: string) => string | null

/** 办的人和他单位的联络员听到同一句话。 */
const bothHear = (say: Say) => ({ handler: say, unit: say })

const full = ({ wish }: Wish) => isFull(wish.needs)

/** 还差几份，说成一句。 */
function leftWords({ wish }: Wish): string {
  const left = placesLeft(wish.needs)
  return left > 0 ? `还差 ${left} 份` : '人齐了，社区会来定时间'
}

const offersKept = (_: Wish, note: string) => `这个心愿先放回大厅，您出的那一份还在：${note}`

/** 每一步之后告诉谁、说什么；空就是不用说。办事的人自己不用告诉。 */
const messages: Readonly<Record<WishEvent, Partial<Record<Reader, Say>>>> = {
  post: {
    owner: () => '心愿收到了，社区会在 1 个工作日内看。',
    community: (w) =>
      w.wish.text === ''
        ? `${w.place.grid}有新的语音心愿，请听写后审核。`
        : `${w.place.grid}有新的微心愿，请审核。`,
  },
  resend: { community: (w) => `${w.place.grid}的微心愿改好了，请再审一次。` },
  approve: { owner: () => '社区通过了，正在等人认领。' },
  approveJoint: { owner: () => '社区通过了，请几位邻居一起来圆：各出一样东西，或者出几小时。' },
  transcribe: { owner: (_, note) => `社区把您说的话写成了文字：${note}` },
  reject: { owner: (_, note) => `社区请您改一改：${note}` },
  claim: {
    owner: someoneComes,
    community: helpThemMeet,
  },
  claimForUnit: { owner: someoneComes, community: helpThemMeet },
  assign: {
    next: (w) =>
      `${w.wish.unit?.name ?? ''}请您来办${w.place.grid}的一个微心愿，请尽快联系许愿人。`,
    handler: () => '单位换了人来办这个心愿，您不用再办了，谢谢您。',
    owner: memberComes,
    community: helpThemMeet,
  },
  apply: { community: (w) => `${w.place.grid}的一个微心愿有人申请认领，请看看他说的话。` },
  grant: {
    next: () => '社区同意您认领了，请在 48 小时内联系许愿人。',
    owner: someoneComes,
    community: helpThemMeet,
  },
  decline: { applicant: (_, note) => `社区没有同意您认领：${note}` },
  offer: {
    owner: (w) => `有人为您的心愿出了一份，${leftWords(w)}。`,
    community: (w) => (full(w) ? `${w.place.grid}的合力心愿人齐了，请定时间开始办。` : null),
  },
  retract: {
    handler: () => '有人收回了他出的那一份，请看看还办不办得成。',
    community: (w) =>
      w.status === 'open' && placesLeft(w.wish.needs) === 1
        ? `${w.place.grid}的合力心愿，有人收回了一份，又差 1 份。`
        : null,
  },
  gather: {
    owner: (_, note) => `人齐了，社区牵头来办，会和您联系：${note}`,
    partners: (_, note) => `人齐了，社区这样安排：${note}`,
  },
  arrange: {
    owner: (_, note) => `社区改了安排：${note}`,
    partners: (_, note) => `社区改了安排：${note}`,
  },
  release: {
    owner: (_, note) => `认领的人办不了，心愿放回了大厅：${note}`,
    partners: offersKept,
    handler: (_, note) => `单位把这个心愿放回了大厅，您不用再办了：${note}`,
    community: (w) => `${w.place.grid}的一个微心愿被放回大厅。`,
  },
  deliver: {
    owner: (_, note) => `帮忙的人说办好了：${note} 请您说一声收到没有。`,
    unit: (w) => `${w.place.grid}的微心愿，交给的人说办好了，等许愿人确认。`,
    partners: (_, note) => `大家一起圆的心愿，社区说办好了：${note}`,
  },
  confirm: {
    handler: () => '许愿人确认收到了，谢谢您。',
    unit: () => '许愿人确认收到了，谢谢你们单位。',
    partners: () => '许愿人确认收到了，谢谢您出的那一份。',
  },
  half: bothHear((_, note) => `许愿人说解决了一半，还差：${note}`),
  no: {
    ...bothHear((_, note) => `许愿人说还没解决：${note}`),
    community: (w) => `${w.place.grid}的一个微心愿，许愿人说还没解决，请关注。`,
  },
  slipYes: {
    ...bothHear(() => '许愿人凭纸条确认收到了，谢谢您。'),
    partners: () => '许愿人凭纸条确认收到了，谢谢您出的那一份。',
  },
  slipHalf: bothHear((_, note) => `许愿人说解决了一半，还差：${note}`),
  slipNo: {
    ...bothHear((_, note) => `许愿人说还没解决：${note}`),
    community: (w) => `${w.place.grid}的一个微心愿，许愿人说还没解决，请关注。`,
  },
  takeOver: { proxy: (w) => `${w.wish.calledName}把您代许的心愿接到自己的手机上了，谢谢您。` },
  hand: {},
  thank: {
    handler: (_, note) => `许愿人对您说：${note}`,
    unit: (_, note) => `许愿人道谢：${note}`,
    partners: (_, note) => `许愿人对大家说：${note}`,
  },
  reach: { owner: () => '认领的人说已经和您联系上了。' },
  postpone: {
    owner: (_, note) => `认领的人要晚几天：${note}`,
    handler: (_, note) => `单位把您办的心愿延期了：${note}`,
    partners: (_, note) => `您出了一份的心愿要晚几天：${note}`,
  },
  takeBack: {
    owner: (_, note) => `社区把您的心愿放回了大厅，再找人办：${note}`,
    ...bothHear((_, note) => `社区把您认领的心愿收回了：${note}`),
    partners: offersKept,
  },
  explain: { owner: (_, note) => `社区向大家说明：${note}` },
  heardYes: {
    ...bothHear(() => '社区打电话问过，许愿人说解决了，谢谢您。'),
    partners: () => '社区打电话问过，许愿人说解决了，谢谢您出的那一份。',
  },
  heardHalf: bothHear((_, note) => `社区打电话问过，许愿人说解决了一半：${note}`),
  heardNo: bothHear((_, note) => `社区打电话问过，许愿人说还没解决：${note}`),
  late: {
    community: (w) => `${w.place.grid}的微心愿超过 1 个工作日没有审核，请马上看。`,
    street: (w) => `${w.place.community}有微心愿超过 1 个工作日没有审核。`,
  },
  later: {
    community: (w) => `${w.place.grid}的微心愿超过 2 个工作日没有审核，请马上看。`,
    district: (w) => `${w.place.community}有微心愿超过 2 个工作日没有审核。`,
  },
  week: {
    members: (w) => {
      if (!isJoint(w)) return `${w.place.grid}有个微心愿一周没人认领，您能帮一把吗？`
      return full(w) ? null : `${w.place.grid}有个合力心愿，${leftWords(w)}，您能出一份吗？`
    },
    community: (w) => (full(w) ? `${w.place.grid}的合力心愿人早就齐了，请定时间开始办。` : null),
  },
  fortnight: { community: (w) => `${w.place.grid}的微心愿两周没人认领，请社区来办。` },
  month: { community: (w) => `${w.place.grid}的微心愿一个月没办成，请向大家说明。` },
  silent: {
    owner: () => '认领的人一直没有联系您，心愿放回了大厅，再请别人来帮。',
    ...bothHear(() => '48 小时里没有联系许愿人，心愿已经放回大厅。'),
    partners: () => '社区没有及时联系许愿人，心愿先放回大厅，您出的那一份还在。',
  },
  overdue: {
    owner: () => '您的心愿到期还没办好，社区会去过问。',
    ...bothHear(() => '您认领的心愿到期了，请尽快办好，办不了请放回大厅。'),
    community: (w) => `${w.place.grid}的微心愿到期还没办好，请过问。`,
  },
  call: {
    owner: () => '心愿办好了吗？请点开说一声，社区也会打电话问您。',
    community: (w) => `${w.place.grid}的许愿人五天没有回话，请打电话问一声。`,
  },
  unanswered: {
    owner: () => '七天没有等到您的回话，这个心愿先记为“未获确认”。没办好请告诉社区。',
    ...bothHear(() => '许愿人没有回话，这个心愿先记为“未获确认”。'),
    partners: () => '许愿人没有回话，您出了一份的心愿先记为“未获确认”。',
  },
  share: {},
  shareSigned: {},
  unshare: { owner: (_, note) => `社区把您的心愿从心愿墙撤下了。${note}` },
  withdraw: {
    community: (w) => `${w.place.grid}的一个微心愿被许愿人撤回。`,
    partners: () => '许愿人撤回了心愿，您出的那一份不用了，谢谢您。',
  },
}

/** 这一次答复的是谁的申请。 */
function answeredIn(wish: Wish, before: Wish): string | null {
  const waiting = new Set(waitingApplications(before).map(({ id }) => id))
  const answered = wish.wish.applications.find((one) => one.answer && waiting.has(one.id))
  return answered?.by ?? null
}

/** 单位的信箱：交出去以后才用得着，还在联络员手里时他自己就是认领人。 */
function unitBox({ wish }: Wish): string | null {
  return wish.unit && wish.assigned ? dutyBox('unitLiaison', wish.unit.id) : null
}

/** 走完一步，把消息写进同一个工作单元。`before` 用来找到刚刚放手的认领人。 */
export function announce(
  ctx: Context,
  name: WishEvent,
  wish: Wish,
  before: Wish,
  note: string | null,
): void {
  const { areaId } = wish.place
  const communityId = ancestor(areaId, 'community') ?? ''
  const handler = before.handlerId ?? wish.handlerId
  const readers: Record<Reader, readonly (string | null)[]> = {
    owner: [wish.askedBy ?? wish.proxyId],
    proxy: [wish.proxyId],
    handler: [handler],
    next: [wish.handlerId === before.handlerId ? null : wish.handlerId],
    applicant: [answeredIn(wish, before)],
    unit: [unitBox(before)],
    partners: partnersIn(wish.wish.needs).filter((id) => id !== handler),
    community: [dutyBox('communityWorker', communityId)],
    members: [dutyBox('partyMember', communityId)],
    street: [dutyBox('street', ancestor(areaId, 'street') ?? '')],
    district: [dutyBox('district', ancestor(areaId, 'district') ?? '')],
  }
  for (const [reader, say] of Object.entries(messages[name])) {
    const said = say(wish, note ?? '')
    const through = reader === 'owner' && wish.askedBy === null
    const text = said && through ? `您代${wish.wish.calledName}许的心愿：${said}` : said
    for (const to of readers[reader as Reader]) {
      const myself = to === ctx.actor.accountId && name !== 'post'
      if (to && !myself && text) tell(ctx, wish, to, text, mannerOf(name, reader))
    }
  }
}
