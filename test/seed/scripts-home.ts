import type { Script } from './script'

/** 金桂社区其他邻居的心愿，按人分：同一个序号是同一位邻居。 */
export const homeScripts: readonly (readonly Script[])[] = [
  [
    {
      ...{ days: 0.3, building: 1, room: '201室', category: 'errand' },
      text: '这两天膝盖疼，想请人帮忙交一下水电费，单子和钱都准备好了。',
      turns: [],
    },
    {
      ...{ days: 5.8, building: 1, room: '201室', category: 'goods' },
      text: '想要一辆买菜用的小拉车，旧的也行，能上台阶最好。',
      turns: [['approve', 'worker', 5.5]],
    },
  ],
  [
    {
      ...{ days: 0.5, building: 2, room: '303室', category: 'skill' },
      text: '想请人教我在手机上挂号，医院现在都要先约，我不会弄。',
      turns: [],
    },
    {
      ...{ days: 6.2, building: 2, room: '303室', category: 'repair' },
      text: '卫生间的地漏下水慢，洗一次澡积一次水，想请人通一通。',
      turns: [['approve', 'worker', 5.9]],
    },
  ],
  [
    {
      ...{ days: 3.2, building: 3, room: null, category: 'goods' },
      text: '想要一把轮椅。',
      turns: [
        ['reject', 'worker', 2.5, '请写明是借用还是长期用、用多久，社区康复室也许就能借给您。'],
        [
          'resend',
          'owner',
          0.7,
          undefined,
          { text: '老伴摔伤了腿，想借一把轮椅用两个月，能推着下楼晒晒太阳。' },
        ],
      ],
    },
    {
      ...{ days: 6.5, building: 3, room: '1单元401室', category: 'company' },
      text: '老伴走了以后家里冷清，想有人偶尔来下盘象棋。',
      turns: [['approve', 'secretary', 6.2]],
    },
  ],
  [
    {
      ...{ days: 4.4, building: 4, room: '602室', category: 'other' },
      text: '楼下花坛有块空地，想和邻居一起种点花，不知道行不行、找谁。',
      turns: [],
    },
    {
      ...{ days: 6.8, building: 4, room: '602室', category: 'skill' },
      text: '孩子初三，物理跟不上，想请懂的邻居每周讲一个小时。',
      turns: [['approve', 'worker', 6.4]],
    },
  ],
  [
    {
      ...{ days: 0.6, building: 5, room: '204室', category: 'repair' },
      text: '客厅的吸顶灯坏了，灯泡买好了，我爬不了高，想请人帮忙换上。',
      turns: [['approve', 'worker', 0.35]],
    },
    {
      ...{ days: 5.2, building: 5, room: '204室', category: 'goods' },
      text: '天冷了，想要一件厚外套，穿 XXL 码，颜色深一点的。',
      turns: [
        ['approve', 'worker', 4.8],
        ['claimForUnit', 'unitLiaison', 2.3],
        ['assign', 'unitLiaison', 2.1, undefined, { to: 'partyMember' }],
      ],
    },
  ],
  [
    {
      ...{ days: 1.5, building: 6, room: '503室', category: 'errand' },
      text: '快递柜在小区外面，东西大，想请人帮忙拿上楼。可以先打 13900000105 说一声。',
      turns: [['approve', 'worker', 1.2]],
    },
    {
      ...{ days: 10.3, building: 6, room: '503室', category: 'skill' },
      text: '想学着用电脑写一封信，把我们这一辈的事记下来给孩子们看。',
      turns: [
        ['approve', 'worker', 9.9],
        ['claim', 'partyMemberOther', 8.8],
      ],
    },
  ],
  [
    {
      ...{ days: 3.0, building: 1, room: '701室', category: 'company' },
      text: '想有人陪我去公园走走，一个人走远了心里没底，上午下午都行。',
      turns: [['approve', 'worker', 2.7]],
    },
    {
      ...{ days: 9.6, building: 1, room: '701室', category: 'repair' },
      text: '大门的门锁不好使，每次要拧好几下，想请人上点油或看看。',
      turns: [
        ['approve', 'worker', 9.3],
        ['claim', 'volunteer', 6.7],
        ['deliver', 'volunteer', 1.2, '锁芯上了石墨粉，钥匙一拧就开，您再试几天。'],
      ],
    },
  ],
  [
    {
      ...{ days: 3.6, building: 2, room: '802室', category: 'goods' },
      text: '想给孙子借几本小学三年级的课外书，看完就还。',
      turns: [['approve', 'worker', 3.3]],
    },
    {
      ...{ days: 9.2, building: 2, room: '802室', category: 'repair' },
      text: '厨房的燃气灶打不着火，想请人看看是不是电池的事。',
      turns: [
        ['approve', 'worker', 8.9],
        ['claimForUnit', 'unitLiaison', 8.4],
        ['assign', 'unitLiaison', 8.1, undefined, { to: 'partyMember' }],
        ['deliver', 'partyMember', 7.3, '换了一节新电池，打火正常了。'],
        ['no', 'owner', 6.2, '昨晚又打不着了。'],
        [
          'deliver',
          'partyMember',
          2.4,
          '请燃气公司的师傅一起来看，点火针换了新的，试了十几次都好。',
        ],
        ['confirm', 'owner', 0.5],
      ],
    },
  ],
  [
    {
      ...{ days: 4.1, building: 3, room: '105室', category: 'errand' },
      text: '家在 3栋1单元105室，轮椅出门不方便，想请人每周帮忙买一次菜。',
      turns: [['approve', 'worker', 3.8]],
    },
    {
      ...{ days: 26, building: 3, room: '105室', category: 'skill' },
      text: '想学会自己量血压、看懂上面的数。',
      turns: [
        ['approve', 'secretary', 25.6],
        ['claim', 'partyMemberOther', 24.8],
        ['deliver', 'partyMemberOther', 23.5, '一起量了三次，高压低压怎么看写在本子上了。'],
        ['confirm', 'owner', 23.2],
      ],
    },
  ],
  [
    {
      ...{ days: 4.8, building: 4, room: '301室', category: 'company' },
      text: '快过冬至了，一个人过没意思，想和大家一起包顿饺子。',
      turns: [['approve', 'worker', 4.5]],
    },
    {
      ...{ days: 46, building: 4, room: '301室', category: 'goods' },
      text: '想要一个小药盒，能按早中晚分开放的那种。',
      turns: [
        ['approve', 'worker', 45.7],
        ['withdraw', 'owner', 44.9, '社区义诊时发了一个，不用麻烦大家了。'],
      ],
    },
    {
      ...{ days: 61, building: 4, room: '301室', category: 'errand' },
      text: '想把冬天的被子拿去洗，太重了抱不动，想请人帮忙送一趟取一趟。',
      turns: [
        ['approve', 'worker', 60.6],
        ['claim', 'volunteer', 58.1],
        ['deliver', 'volunteer', 55.2, '被子洗好晒干送回来了，给您铺在床上了。'],
        ['confirm', 'owner', 55.0],
        ['thank', 'owner', 54.9, '被子暖和，心里更暖和。'],
        ['share', 'owner', 54.8],
      ],
    },
  ],
  [
    {
      ...{ days: 4.6, building: 5, room: '101室', category: 'repair' },
      text: '卫生间又滑又没有扶手，摔过一回，想装两根扶手、铺上防滑垫，问过大概要 1200 元。',
      turns: [
        [
          'approveJoint',
          'worker',
          4.2,
          undefined,
          {
            needs: [
              { what: '不锈钢扶手', unit: 'thing', places: 2 },
              { what: '防滑垫', unit: 'thing', places: 1 },
              { what: '上门安装', unit: 'hour', places: 2 },
            ],
          },
        ],
        ['offer', 'partyMember', 3.5, '家里装修多出一根，没有拆封。', { need: 0 }],
        ['offer', 'partyMemberElsewhere', 2.8, '会用电钻，工具自己带。', { need: 2 }],
        ['offer', 'volunteer', 1.6, undefined, { need: 1 }],
      ],
    },
  ],
  [
    {
      ...{ days: 7.5, building: 6, room: '202室', category: 'company' },
      text: '快八十了，想请同一个门里的老邻居吃顿长寿面、照张合影，二十来个人，怕要 500 元。',
      turns: [
        [
          'approveJoint',
          'secretary',
          7.1,
          undefined,
          {
            needs: [
              { what: '面条和鸡蛋', unit: 'thing', places: 1 },
              { what: '拍合影', unit: 'hour', places: 1 },
              { what: '帮厨', unit: 'hour', places: 1 },
            ],
          },
        ],
        ['offer', 'partyMemberOther', 6.4, '手擀面我来做。', { need: 0 }],
        ['offer', 'partyMemberElsewhere', 5.9, undefined, { need: 1 }],
        ['offer', 'volunteer', 4.3, '洗碗也算我的。', { need: 2 }],
        ['gather', 'secretary', 3.2, '周六上午九点半，社区活动室碰头，各带自己那一份。'],
      ],
    },
  ],
]

/** 党员也可以许愿，但不能认领自己的。 */
export const memberScript: Script = {
  ...{ days: 5.3, building: 2, room: null, category: 'skill' },
  text: '刚接手楼里的环境整治，想请有经验的邻居教教怎么和大家商量。',
  turns: [['approve', 'secretary', 5.0]],
}
