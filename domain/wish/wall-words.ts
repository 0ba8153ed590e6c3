import { dayStamp } from '@domain/kernel/date'
import { maskText } from '@domain/kernel/text'
import type { Contact, Wish, WishKind } from './wish'

/** 墙上的几样：都是许愿人同意公开的。 */
export interface WallWords {
  readonly category: WishKind
  readonly calledName: string
  readonly text: string
  readonly thanks: string | null
  /** 一位在职党员，或一位志愿者；合力圆梦的是几位邻居。 */
  readonly helper: string
  readonly community: string
  /** 圆梦的年月，如“2026年11月”。 */
  readonly month: string
}

const HIDDEN = '（已隐藏）'
const digit = '0-9０-９零〇一二三四五六七八九十百'

/** 楼栋、单元、房号：写法很多，宁可多遮。 */
const home = new RegExp(`[${digit}a-zA-Z]{1,5}\\s*(?:栋|幢|号楼|号院|单元|室|户|房)`, 'g')
/** 剩下的长数字：年份不算。 */
const numbers = /[0-9０-９]{4,}(?!年)|[零〇一二三四五六七八九幺]{7,}/g

/** 给全区的人看：号码、住处、他自己的姓名都遮住。 */
export function wallText(text: string, { name, phone, room }: Contact, place: Wish['place']) {
  // 一个字的不遮，不然满篇都遮没了；名字连着姓、不连着姓都遮。
  const own = [
    ...[phone, room ?? '', ...(room?.match(/\d{3,}/g) ?? [])],
    ...[place.grid, place.building ?? '', name, [...name].slice(1).join('')],
  ]
  const named = own
    .filter((word) => [...word].length > 1)
    .reduce((said, word) => said.replaceAll(word, HIDDEN), text)
  return maskText(named)
    .replace(home, HIDDEN)
    .replace(numbers, HIDDEN)
    .replaceAll('（号码已隐藏）', HIDDEN)
    .replaceAll('（门牌已隐藏）', HIDDEN)
    .replace(/（已隐藏）(?:[\s，、-]*（已隐藏）)+/g, HIDDEN)
}

/** 一个圆了的心愿写上墙是什么样。照片不写。 */
export function wallWords(wish: Wish, contact: Contact, helper: string): WallWords {
  const { category, calledName, text, wall } = wish.wish
  const thanks = wall?.thanks === false ? null : wish.wish.thanks
  const day = dayStamp(wish.enteredAt)
  return {
    category,
    calledName,
    text: wallText(text, contact, wish.place),
    thanks: thanks && wallText(thanks, contact, wish.place),
    helper,
    community: wish.place.community,
    month: `${day.slice(0, 4)}年${Number(day.slice(4, 6))}月`,
  }
}
