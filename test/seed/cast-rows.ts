import type { Role } from '@domain/kernel/actor'
import { demoPhone } from './crowd'
import type { Neighbour, Position } from './neighbour'
import { elsewhere, home } from './places'

interface CastRow extends Neighbour {
  /** 身份页上名字下面的一行。 */
  readonly title: string
  readonly group: '居民' | '党员与志愿者' | '社区与网格' | '街道与区'
}

const { communityId, gridId, neighbourGridId, buildingId, streetId } = home

let phones = 0
const nextPhone = () => {
  phones += 1
  return demoPhone(phones)
}

type Salutation = Neighbour['salutation']

function living(group: CastRow['group']) {
  return (
    openid: string,
    name: string,
    salutation: Salutation,
    title: string,
    homeId: string,
    ...positions: readonly Position[]
  ): CastRow => ({
    ...{ openid: `demo-${openid}`, name, salutation, title, group, homeId, positions },
    phone: nextPhone(),
  })
}

const resident = living('居民')
const helper = living('党员与志愿者')

/** 在这里上班、不住在这里的人。 */
function working(group: CastRow['group']) {
  return (
    openid: string,
    name: string,
    salutation: Salutation,
    title: string,
    ...positions: readonly Position[]
  ): CastRow => ({
    ...{ openid: `demo-${openid}`, name, salutation, title, group, homeId: null, positions },
    phone: nextPhone(),
  })
}

const local = working('社区与网格')
const upper = working('街道与区')

const at = (role: Role, areaId: string): Position => ({ role, areaId })

/** 次序就是身份页上的次序；最前面几位足够把一个心愿从头走到尾。 */
export const castRows = {
  resident: resident('resident-li', '李秀英', '阿姨', '金桂社区 居民', gridId),
  newcomer: resident('newcomer-tang', '唐雨欣', '女士', '第一次来的居民', gridId),
  worker: local(
    ...(['worker-wang', '王丽娟', '女士', '金桂社区 社区工作者'] as const),
    at('communityWorker', communityId),
  ),
  partyMember: helper(
    ...(['member-chen', '陈志远', '先生', '金桂社区 在职党员', gridId] as const),
    at('partyMember', communityId),
  ),
  volunteer: helper(
    ...(['volunteer-huang', '黄文静', '女士', '金桂社区 志愿者', neighbourGridId] as const),
    at('volunteer', communityId),
  ),
  secretary: local(
    ...(['secretary-zhao', '赵国林', '先生', '金桂社区 社区书记'] as const),
    at('communitySecretary', communityId),
  ),
  gridWorker: local(
    ...(['grid-liu', '刘春梅', '女士', '金桂第二网格 网格员（A 岗）'] as const),
    { role: 'gridWorker', areaId: gridId, duty: 'A' },
    { role: 'gridWorker', areaId: 'D-03-05-01', duty: 'B' },
  ),
  district: upper('district-qin', '秦淑芬', '女士', '区委社会工作部', at('district', 'D')),

  residentOther: resident('resident-zhou', '周德顺', '爷爷', '金桂社区 居民', gridId),
  residentNext: resident('resident-ma', '马桂兰', '奶奶', '金桂社区 居民', neighbourGridId),
  residentYoung: resident('resident-he', '何雨桐', '女士', '金桂社区 居民', gridId),
  residentOld: resident('resident-zheng', '郑福生', '爷爷', '金桂社区 居民', 'D-03-05-05'),
  residentElsewhere: resident(
    ...(['resident-song', '宋贵林', '叔叔', '银杏社区 居民', elsewhere.gridId] as const),
  ),

  partyMemberOther: helper(
    ...(['member-lin', '林晓燕', '女士', '金桂社区 在职党员', neighbourGridId] as const),
    at('partyMember', communityId),
  ),
  partyMemberElsewhere: helper(
    ...(['member-xu', '徐建军', '先生', '银杏社区 在职党员', elsewhere.gridId] as const),
    at('partyMember', elsewhere.communityId),
  ),
  volunteerElsewhere: helper(
    ...(['volunteer-guo', '郭子轩', '先生', '银杏社区 志愿者', elsewhere.gridId] as const),
    at('volunteer', elsewhere.communityId),
  ),
  activityLeader: helper(
    ...(['leader-ye', '叶静怡', '女士', '金桂社区 活动负责人', gridId] as const),
    at('activityLeader', communityId),
  ),
  scout: helper(
    ...(['scout-peng', '彭浩然', '先生', '桂园街道 先“丰”网格员', 'D-03-02-01'] as const),
    at('scout', streetId),
  ),
  unitLiaison: helper(
    ...(['liaison-shen', '沈海霞', '女士', '区税务所（演示）联络员', 'D-02-03-01'] as const),
    at('unitLiaison', 'D'),
  ),

  gridWorkerNext: local(
    ...(['grid-luo', '罗建华', '先生', '金桂第三网格 网格员（A 岗）'] as const),
    { role: 'gridWorker', areaId: neighbourGridId, duty: 'A' },
    { role: 'gridWorker', areaId: gridId, duty: 'B' },
  ),
  gridCover: local(...(['grid-deng', '邓海红', '女士', '金桂社区 顶班网格员'] as const), {
    role: 'gridWorker',
    areaId: communityId,
    duty: 'cover',
  }),
  buildingHead: local(
    ...(['building-jiang', '蒋玉珍', '阿姨', '金桂第二网格 楼栋长'] as const),
    at('buildingHead', buildingId),
  ),
  clerk: local(
    ...(['clerk-cao', '曹雯洁', '女士', '金桂社区 柜台核销员'] as const),
    at('clerk', communityId),
  ),
  workerElsewhere: local(
    ...(['worker-sun', '孙海燕', '女士', '银杏社区 社区工作者'] as const),
    at('communityWorker', elsewhere.communityId),
  ),
  secretaryElsewhere: local(
    ...(['secretary-fan', '范立明', '先生', '银杏社区 社区书记'] as const),
    at('communitySecretary', elsewhere.communityId),
  ),

  street: upper('street-lu', '陆振华', '先生', '桂园街道 工作人员', at('street', streetId)),
  streetElsewhere: upper(
    ...(['street-tan', '谭红梅', '女士', '青梧街道 工作人员'] as const),
    at('street', elsewhere.streetId),
  ),
  department: upper('department-jin', '金俊杰', '先生', '区民政部门', at('department', 'D')),
  auditor: upper('auditor-bai', '白静颖', '女士', '区审计', at('auditor', 'D')),
} satisfies Record<string, CastRow>

/** 还没有同意隐私指引，所以没有账号。 */
export const accountsLater: readonly (keyof typeof castRows)[] = ['newcomer']
