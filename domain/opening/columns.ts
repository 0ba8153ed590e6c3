import { unitKinds } from '@domain/unit/unit'

const unitLabels = Object.values(unitKinds).join('、')

/** 表里的一列：列名、怎么填、举个例子。页面上的说明和模板都照它来。 */
export interface Column {
  readonly title: string
  /** 模板里的宽度，单位：字。 */
  readonly width: number
  readonly hint: string
  readonly optional?: boolean
}

export interface ImportSheet {
  readonly label: string
  readonly note: string
  readonly columns: readonly Column[]
}

/** 能导入哪几种表。再添一种：这里写列，`kinds.ts` 里写怎么看、怎么生效。 */
export const importSheets = {
  areas: {
    label: '区域',
    note: '街道、社区、网格、楼栋，一行一处',
    columns: [
      { title: '级别', width: 8, hint: '街道、社区、网格、楼栋中的一个' },
      { title: '名称', width: 24, hint: '如：金桂社区' },
      {
        title: '编码',
        width: 18,
        hint: '街道、社区填统计用区划代码，网格填网格编码；楼栋没有可以空着',
        optional: true,
      },
      {
        title: '上级编码',
        width: 18,
        hint: '上一级的编码；街道可以空着',
        optional: true,
      },
    ],
  },
  units: {
    label: '单位和党组织',
    note: '单位、站点、各种党组织，一行一个',
    columns: [
      { title: '种类', width: 14, hint: `${unitLabels}中的一个` },
      { title: '名称', width: 28, hint: '如：区住房和建设局、外卖行业联合党支部' },
      { title: '编码', width: 20, hint: '统一社会信用代码，或区里自己编的；以后靠它认，不要改' },
      { title: '上级编码', width: 20, hint: '上级单位或上级党组织的编码', optional: true },
      {
        title: '区域编码',
        width: 18,
        hint: '在哪里；站点填社区（或网格），网格党支部填网格，别的可以空着',
        optional: true,
      },
    ],
  },
  people: {
    label: '人员任职',
    note: '谁、在哪里、担任什么，一行一个任职',
    columns: [
      { title: '姓名', width: 12, hint: '如：王丽娟' },
      { title: '手机号', width: 14, hint: '他微信绑定的那个；本人登记手机号时，任职就到位' },
      { title: '角色', width: 14, hint: '如：网格员、社区工作者、社区书记、楼栋长、街道、审计' },
      { title: '分工', width: 8, hint: '网格员才填：A、B 或顶班', optional: true },
      {
        title: '区域编码',
        width: 18,
        hint: '在哪里任职，填那里的编码；写了单位的可以空着',
        optional: true,
      },
      { title: '开始日期', width: 12, hint: '如 2026-11-23；空着就是从现在起', optional: true },
      { title: '结束日期', width: 12, hint: '最后一天；空着就是没有期限', optional: true },
      {
        title: '单位编码',
        width: 20,
        hint: '联络员、党组织书记、党建工作指导员要写；在职党员写他所在的单位',
        optional: true,
      },
    ],
  },
  roster: {
    label: '名册',
    note: '本单位的在职党员，一行一个人',
    columns: [
      { title: '姓名', width: 12, hint: '如：陈志远' },
      { title: '手机号', width: 14, hint: '他微信绑定的那个；本人凭它和单位代码来认领' },
    ],
  },
} as const satisfies Readonly<Record<string, ImportSheet>>

export type ImportKindName = keyof typeof importSheets

export const importKindNames = Object.keys(importSheets) as ImportKindName[]

/** 开区时由区管理员导入的几种；名册由各单位的联络员自己导入。 */
export const districtKinds = importKindNames.filter((kind) => kind !== 'roster')

/** 一份表最多几行、多大（字节）。 */
export const ROWS_LIMIT = 5000
export const FILE_LIMIT = 5 * 1024 * 1024
