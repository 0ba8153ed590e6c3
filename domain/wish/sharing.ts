import type { Actor } from '@domain/kernel/actor'
import { isHelping, isOwner, isWorker } from './relations'
import { type Act, maybe, must, part, type WishStep } from './step'
import type { Wish } from './wish'

/** 写进心愿墙要同意的话；改了就加一版，先前的同意照当时的话算。 */
export const wallConsent = {
  version: '2026-11',
  words:
    '我同意把上面这几样写进心愿墙，谁都可以看到：称呼、种类、心愿和谢谢的话、帮忙的是哪一种人、社区、月份。姓名、电话、住处和照片都不写。我随时可以撤下，撤下以后马上就看不到。',
} as const

/** 还没上墙，也不是未成年人的。 */
const free = ({ wish }: Wish) => wish.wall === null && !wish.minor

const agreed = (wish: Wish, act: Act, signed: string | null): Wish =>
  part(wish, { wall: { ...wallConsent, at: act.now, by: act.by, signed, thanks: true } })

/** 本人没有账号的，由社区记下签过字的同意；帮忙的人自己不能记。 */
const onPaper = (wish: Wish, actor: Actor) =>
  wish.askedBy === null && isWorker(wish, actor) && !isHelping(wish, actor)

/** 写进心愿墙和撤下。 */
export const sharing = {
  share: {
    label: '写进心愿墙',
    past: '许愿人同意写进心愿墙',
    from: ['done'],
    to: 'done',
    may: (wish, actor) => isOwner(wish, actor) && free(wish),
    refusal: '写进心愿墙要许愿人自己同意；给未成年人许的不写。',
    own: true,
    also: (wish, act) => agreed(wish, act, null),
  },
  shareSigned: {
    label: '签过字，写上墙',
    past: '许愿人签字同意，社区写进了心愿墙',
    from: ['done'],
    to: 'done',
    may: (wish, actor) => onPaper(wish, actor) && free(wish),
    refusal: '许愿人自己有账号的，由他自己同意；没有的，由本社区的工作人员记下签过的字。',
    note: must('谁、哪天签的字'),
    also: (wish, act) => agreed(wish, act, act.note),
  },
  unshare: {
    label: '从心愿墙撤下',
    past: '从心愿墙撤下了',
    from: ['done'],
    to: 'done',
    may: (wish, actor) =>
      wish.wish.wall !== null && (isOwner(wish, actor) || isWorker(wish, actor)),
    refusal: '从心愿墙撤下由许愿人自己或本社区的工作人员来做。',
    note: maybe('可以说说原因，也可以不写'),
    also: (wish) => part(wish, { wall: null }),
  },
} satisfies Record<string, WishStep>
