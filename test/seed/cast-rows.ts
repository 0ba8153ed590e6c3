import type { Role } from '@domain/kernel/actor'
import { demoPhone } from './crowd'
import type { Neighbour, Position, Resident } from './neighbour'
import { elsewhere, home } from './places'

/** 身份页上的一个人：名字下面有一行说明，归在一组里。 */
interface CastRow extends Neighbour {
  readonly title: string
  readonly group: '居民' | '党员与志愿者' | '社区与网格' | '街道与区'
}

const { communityId, gridId, neighbourGridId, streetId } = home

/** 角色 → 区域；网格员要分 A、B 岗，党员和联络员要写单位，直接写任职。 */
type Positions = Partial<Record<Role, string>> | readonly Position[]

function listed(positions: Positions): readonly Position[] {
  if (Array.isArray(positions)) return positions
  return Object.entries(positions).map(([role, areaId]) => ({ role: role as Role, areaId }))
}

let phones = 0

function row(group: CastRow['group'], homeId: string | null) {
  return (openid: string, name: string, title: string, positions: Positions = {}): CastRow => {
    phones += 1
    return {
      openid: `demo-${openid}`,
      name,
      title,
      group,
      homeId,
      phone: demoPhone(phones),
      positions: listed(positions),
    }
  }
}

function resident(
  openid: string,
  name: string,
  salutation: Resident['salutation'],
  homeId: string = gridId,
  title = '金桂社区 居民',
): CastRow & Resident {
  return { ...row('居民', homeId)(openid, name, title), salutation }
}

const helper = row('党员与志愿者', gridId)
const helperElsewhere = row('党员与志愿者', elsewhere.gridId)
const local = row('社区与网格', null)
const upper = row('街道与区', null)

/** 次序就是身份页上的次序；最前面几位足够把一个心愿从头走到尾。 */
export const castRows = {
  resident: resident('resident-li', '李秀英', '阿姨'),
  newcomer: resident('newcomer-tang', '唐雨欣', '女士', gridId, '第一次来的居民'),
  worker: local('worker-wang', '王丽娟', '金桂社区 社区工作者', { communityWorker: communityId }),
  partyMember: helper('member-chen', '陈志远', '金桂社区 在职党员', [
    { role: 'partyMember', areaId: communityId, unit: 'housing' },
  ]),
  volunteer: helper('volunteer-huang', '黄文静', '金桂社区 志愿者', { volunteer: communityId }),
  secretary: local('secretary-zhao', '赵国林', '金桂社区 社区书记', {
    communitySecretary: communityId,
  }),
  gridWorker: local('grid-liu', '刘春梅', '金桂第二网格 网格员', [
    { role: 'gridWorker', areaId: gridId, duty: 'A' },
    { role: 'gridWorker', areaId: 'D-03-05-01', duty: 'B' },
  ]),
  district: upper('district-qin', '秦淑芬', '区委社会工作部', { district: 'D' }),

  residentOther: resident('resident-zhou', '周德顺', '爷爷'),
  residentNext: resident('resident-ma', '马桂兰', '奶奶', neighbourGridId),
  residentYoung: resident('resident-he', '何雨桐', '女士'),
  residentOld: resident('resident-zheng', '郑福生', '爷爷', 'D-03-05-05'),
  residentElsewhere: resident('resident-song', '宋贵林', '叔叔', elsewhere.gridId, '银杏社区 居民'),

  partyMemberOther: helper('member-lin', '林晓燕', '金桂社区 在职党员', [
    { role: 'partyMember', areaId: communityId, unit: 'housing' },
  ]),
  partyMemberElsewhere: helperElsewhere('member-xu', '徐建军', '银杏社区 在职党员', [
    { role: 'partyMember', areaId: elsewhere.communityId, unit: 'hospital' },
  ]),
  volunteerElsewhere: helperElsewhere('volunteer-guo', '郭子轩', '银杏社区 志愿者', {
    volunteer: elsewhere.communityId,
  }),
  activityLeader: helper('leader-ye', '叶静怡', '金桂社区 活动负责人', {
    activityLeader: communityId,
  }),
  scout: helper('scout-peng', '彭浩然', '桂园街道 先“丰”网格员', { scout: streetId }),
  unitLiaison: helperElsewhere('liaison-shen', '沈海霞', '区住房和建设局 派出单位联络员', [
    { role: 'unitLiaison', areaId: 'D', unit: 'housing' },
  ]),

  gridWorkerNext: local('grid-luo', '罗建华', '金桂第三网格 网格员', [
    { role: 'gridWorker', areaId: neighbourGridId, duty: 'A' },
    { role: 'gridWorker', areaId: gridId, duty: 'B' },
  ]),
  gridCover: local('grid-deng', '邓海红', '金桂社区 顶班网格员', [
    { role: 'gridWorker', areaId: communityId, duty: 'cover' },
  ]),
  buildingHead: local('building-jiang', '蒋玉珍', '金桂第二网格 楼栋长', {
    buildingHead: home.buildingId,
  }),
  clerk: local('clerk-cao', '曹雯洁', '金桂社区 柜台核销员', { clerk: communityId }),
  workerElsewhere: local('worker-sun', '孙海燕', '银杏社区 社区工作者', {
    communityWorker: elsewhere.communityId,
  }),
  secretaryElsewhere: local('secretary-fan', '范立明', '银杏社区 社区书记', {
    communitySecretary: elsewhere.communityId,
  }),

  street: upper('street-lu', '陆振华', '桂园街道 工作人员', { street: streetId }),
  streetElsewhere: upper('street-tan', '谭红梅', '青梧街道 工作人员', {
    street: elsewhere.streetId,
  }),
  department: upper('department-jin', '金俊杰', '区民政部门', { department: 'D' }),
  auditor: upper('auditor-bai', '白静颖', '区审计', { auditor: 'D' }),
  unitLiaisonOther: helperElsewhere('liaison-meng', '孟庆华', '区人民医院 派出单位联络员', [
    { role: 'unitLiaison', areaId: 'D', unit: 'hospital' },
  ]),
  partySecretary: helperElsewhere('branch-han', '韩志强', '外卖行业联合党支部 书记', [
    { role: 'partySecretary', areaId: 'D', unit: 'couriers' },
  ]),
  guide: helperElsewhere('guide-lyu', '吕文芳', '外卖行业 党建工作指导员', [
    { role: 'guide', areaId: 'D', unit: 'couriers' },
  ]),
} satisfies Record<string, CastRow>

/** 还没有同意隐私指引，所以没有账号。 */
export const accountsLater: readonly (keyof typeof castRows)[] = ['newcomer']
