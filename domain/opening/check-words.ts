import type { CheckName } from './checklist'

/** 清单上每一件怎么说：缺了什么，怎么补。 */
export const checkWords: Readonly<Record<CheckName, { title: string; fix: string }>> = {
  noStreet: { title: '还没有街道', fix: '导入区域。' },
  noCommunity: { title: '还没有社区', fix: '导入区域。' },
  noGrid: { title: '还没有网格', fix: '导入区域。' },
  noA: { title: '没有 A 岗的网格', fix: '导入人员任职，分工填 A。' },
  noB: { title: '没有 B 岗的网格', fix: '导入人员任职，分工填 B。' },
  twoA: { title: '有两个 A 岗的网格', fix: '给多出来的一个填上结束日期，再导入一次。' },
  noWorker: { title: '没有社区工作者的社区', fix: '导入人员任职；没有他，心愿没有人审核。' },
  noSecretary: { title: '没有社区书记的社区', fix: '导入人员任职。' },
  buildingTwice: { title: '写在两个网格里的楼栋', fix: '核对它到底归哪个网格。' },
  noCode: { title: '没有编码的地方', fix: '补上编码，再导入一次。' },
  noBuildingCode: {
    title: '没有编码的楼栋',
    fix: '不影响使用；要给这栋楼安排楼栋长，先补上编码。',
  },
  noUnit: { title: '还没有单位和党组织', fix: '导入单位和党组织；没有它们，在职党员报不了到。' },
  noLiaison: {
    title: '没有联络员的单位',
    fix: '导入人员任职，角色填派出单位联络员，写上单位编码。',
  },
  noPartySecretary: {
    title: '没有书记的党组织',
    fix: '导入人员任职，角色填党组织书记，写上单位编码。',
  },
  waiting: {
    title: '等着本人来的任职',
    fix: '请他打开小程序，在“我的”里登记手机号，任职就到位。',
  },
}
