/** 演示区的街道与社区。名字都是编的，与任何真实地方无关。 */
export const streetNames = [
  { name: '青梧街道', communities: ['青梧', '银杏', '书香', '文庙', '百子', '学府'] },
  { name: '临河街道', communities: ['临河', '渡口', '杨柳', '荷塘', '石桥', '渔歌'] },
  { name: '桂园街道', communities: ['桂园', '丹桂', '月桂', '木樨', '金桂', '桂花里'] },
  { name: '望山街道', communities: ['望山', '松涛', '云岭', '竹海', '茶亭', '朝阳'] },
  { name: '新桥街道', communities: ['新桥', '创业', '紫荆', '和顺', '安乐', '同心'] },
] as const

/** 一条街道里各社区的网格数；五条街道共 160 个，金桂社区再多一个，全区 161 个。 */
export const gridsPerCommunity = [4, 5, 6, 5, 6, 6] as const

export const ordinals = ['一', '二', '三', '四', '五', '六', '七'] as const
