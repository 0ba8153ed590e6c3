import type { WishKind } from '@domain/wish/wish'

/** 监护人写到一半的样子。 */
export interface GuardianContent {
  readonly name: string
  readonly agreed: boolean
}

/** 说的一段话：手机上的临时路径，或已经传好的文件编号；没有留住的是空串。 */
export interface SpokenContent {
  readonly path: string
  /** 单位：秒。 */
  readonly seconds: number
}

/** 表单里写到一半的内容；和提交的内容分开，因为还没写完。 */
export interface WishContent {
  readonly areaId: string
  /** 网格上次听的是哪个码，只留在草稿里；再扫别的码才会换。 */
  readonly scene: string
  readonly category: WishKind | ''
  readonly text: string
  readonly voice: SpokenContent | null
  /** 手机上的临时路径，或已经传好的文件编号。 */
  readonly pictures: readonly string[]
  readonly name: string
  readonly salutation: string
  readonly phone: string
  readonly room: string
  /** 给未成年人许的才有。 */
  readonly guardian: GuardianContent | null
  /** 替别人许的才有：他本人同意了没有。 */
  readonly proxy: { readonly agreed: boolean } | null
}

export const emptyContent: WishContent = {
  areaId: '',
  scene: '',
  category: '',
  text: '',
  voice: null,
  pictures: [],
  name: '',
  salutation: '',
  phone: '',
  room: '',
  guardian: null,
  proxy: null,
}

export type Change = (change: Partial<WishContent>) => void

/** 每一步要填好哪些才能往下走。 */
export const formSteps = [
  { name: '想要什么', fields: ['category'] },
  { name: '说一说', fields: ['text', 'voice'] },
  {
    name: '怎么联系您',
    fields: [
      ...['areaId', 'name', 'salutation', 'phone', 'room'],
      ...['guardian.name', 'guardian.agreed', 'proxy.agreed'],
    ],
  },
  { name: '看一遍再发', fields: [] },
] as const

export const stepNames = formSteps.map((s) => s.name)
