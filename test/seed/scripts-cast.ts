import type { Script } from './script'

/** 身份页上几位居民自己的心愿；每人没办完的不超过三个，测试还能再许。 */
export const castScripts = {
  resident: [
    {
      ...{ days: 6.6, building: 3, room: '2单元301室', category: 'goods' },
      text: '眼睛花了，想要一副两百度的老花镜，好给外孙女讲故事。',
      turns: [
        ['approve', 'worker', 6.3],
        ['claim', 'partyMember', 5.6],
        ['deliver', 'partyMember', 0.4, '老花镜配好了，放在您家门口的柜子上，您戴戴看合不合适。'],
      ],
    },
    {
      ...{ days: 41, building: 3, room: '2单元301室', category: 'company' },
      text: '下周三要去医院复查，儿女都在外地，想有人陪我去一趟。',
      turns: [
        ['approve', 'worker', 40.6],
        ['claim', 'partyMember', 39.8],
        ['deliver', 'partyMember', 36.5, '陪您挂号、取了报告，医生说恢复得很好，请您放心。'],
        ['confirm', 'owner', 36.2],
        ['thank', 'owner', 36.1, '小陈一路扶着我，排队缴费都是他跑，比自家孩子还细心，谢谢！'],
      ],
    },
    {
      ...{ days: 70, building: 3, room: '2单元301室', category: 'errand' },
      text: '想请人帮忙去邮局取一个包裹，有点沉，我拿不动。',
      turns: [['withdraw', 'owner', 69.7, '外孙女周末回来，已经取了，谢谢大家。']],
    },
  ],
  residentOther: [
    {
      ...{ days: 0.15, building: 5, room: '1单元102室', category: 'repair' },
      text: '楼道口的声控灯不亮了，晚上下楼看不清台阶，想请人换一换。',
      turns: [],
    },
    {
      ...{ days: 2.4, building: 5, room: '1单元102室', category: 'other' },
      text: '家里有一些旧东西想处理掉，谁来帮帮忙。',
      turns: [
        [
          'reject',
          'worker',
          1.6,
          '请写明是什么东西、大概有多少，要不要搬下楼，帮忙的人好准备工具。',
        ],
      ],
    },
  ],
  residentNext: [
    {
      ...{ days: 4.2, building: 2, room: '501室', category: 'repair' },
      text: '厨房的水龙头一直滴水，拧紧了也没有用，想请懂的人来看看。',
      turns: [
        ['approve', 'worker', 3.9],
        ['claim', 'partyMemberOther', 3.1],
        [
          'release',
          'partyMemberOther',
          1.8,
          '看过了，要换阀芯，我手上没有工具，怕弄坏，请会修的邻居来。',
        ],
      ],
    },
    {
      ...{ days: 8.2, building: 2, room: '501室', category: 'skill' },
      text: '想学会用手机和孙子视频，教了几次总记不住，想有人慢慢教。',
      turns: [
        ['approve', 'secretary', 7.9],
        ['claim', 'partyMemberOther', 7.2],
        [
          'deliver',
          'partyMemberOther',
          4.5,
          '打视频、接视频都练过三遍，步骤写成大字贴在冰箱上了。',
        ],
        ['half', 'owner', 3.6, '接视频会了，主动打过去还是找不到人，想再教一次。'],
      ],
    },
  ],
  residentYoung: [
    {
      ...{ days: 1.9, building: 1, room: '3单元602室', category: 'company' },
      text: '周六我要加班，孩子上小学二年级，想请邻居陪他在社区活动室写作业。',
      turns: [['approve', 'worker', 1.6]],
    },
    {
      ...{ days: 22, building: 1, room: '3单元602室', category: 'goods' },
      text: '孩子长得快，想要一辆旧的儿童自行车，有人家里闲着的吗？',
      turns: [
        ['approve', 'worker', 21.6],
        ['claim', 'partyMember', 20.9],
        ['deliver', 'partyMember', 19.4, '我家孩子用过的，刹车和链条都检查过，送到楼下了。'],
        ['confirm', 'owner', 19.1],
        ['thank', 'owner', 19.0, '孩子高兴坏了，等他骑不了了，我们再传给下一个小朋友。'],
        ['share', 'owner', 18.9],
      ],
    },
  ],
  residentOld: [
    {
      ...{ days: 9.4, building: 4, room: '101室', category: 'errand' },
      text: '腿脚不方便，想请人帮忙去社区医院取一次慢性病的药，处方已经开好。',
      turns: [
        ['approve', 'worker', 9.0],
        ['claim', 'volunteer', 6.4],
        ['deliver', 'volunteer', 4.1, '药取回来了，放在您家，每样吃几片写在盒子上了。'],
        ['no', 'owner', 2.7, '取来的药少了一样，降压的那盒没有。'],
      ],
    },
    {
      ...{ days: 52, building: 4, room: '101室', category: 'goods' },
      text: '想要一个坐着洗澡用的防滑凳，家里的塑料凳总打滑。',
      turns: [
        ['approve', 'worker', 51.6],
        ['claim', 'partyMemberOther', 50.9],
        ['deliver', 'partyMemberOther', 48.3, '凳子送到了，四个脚都是防滑的。'],
        ['half', 'owner', 47.5, '凳子很好，就是高了一点，坐着脚不着地。'],
        ['deliver', 'partyMemberOther', 46.2, '给您调低了两档，您坐着试过，脚能踩实。'],
        ['confirm', 'owner', 46.0],
        ['thank', 'owner', 45.9, '跑了两趟，一点不嫌麻烦，我这把年纪心里暖得很。'],
        ['share', 'owner', 45.8],
      ],
    },
    {
      ...{ days: 76, building: 4, room: '101室', category: 'other' },
      text: '想找个人说说话，时间多少都行。',
      turns: [
        ['reject', 'secretary', 75.2, '请写一写您方便的时间，我们好安排人。'],
        ['withdraw', 'owner', 74.6],
      ],
    },
  ],
  residentElsewhere: [
    {
      ...{ days: 3.3, building: 2, room: '402室', category: 'repair' },
      text: '阳台的纱窗破了一个洞，蚊虫老往里飞，想请人帮忙换一张。',
      turns: [
        ['approve', 'workerElsewhere', 3.0],
        ['claim', 'partyMemberElsewhere', 2.2],
      ],
    },
    {
      ...{ days: 0.3, building: 2, room: '402室', category: 'errand' },
      text: '想请人帮忙把一袋旧衣服送到社区的回收箱，楼层高，我提不动。',
      turns: [],
    },
  ],
} as const satisfies Record<string, readonly Script[]>
