import type { GoodKind } from '@domain/shop/shop'

/** 图案的名字；图形在 good-picture.scss。 */
type Art = 'soap' | 'tube' | 'bottle' | 'roll' | 'rice' | 'scissors' | 'helmet' | 'badge' | 'bag'

/** 没有照片的货画什么：先看名字里的词，再看种类。 */
const arts: readonly (readonly [words: RegExp, art: Art])[] = [
  [/皂/, 'soap'],
  [/牙膏|护手霜|药膏/, 'tube'],
  [/洗洁精|洗衣液|洗手液|洗发|油|酱|醋|水$/, 'bottle'],
  [/纸/, 'roll'],
  [/米|面粉|面条|杂粮/, 'rice'],
  [/理发|剪|裁/, 'scissors'],
  [/头盔|帽/, 'helmet'],
  [/徽章|奖|证书|之星/, 'badge'],
]

const usual: Readonly<Record<GoodKind, Art | 'hand'>> = {
  goods: 'bag',
  service: 'hand',
  honour: 'badge',
}

export const artOf = (title: string, kind: GoodKind) =>
  arts.find(([words]) => words.test(title))?.[1] ?? usual[kind]
