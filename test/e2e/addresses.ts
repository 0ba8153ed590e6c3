import { home } from '../seed/places'

/** 网页上各页的地址。 */
export const at = {
  home: '/#/pages/home/index',
  wishes: '/#/pages/wishes/index',
  inbox: '/#/pages/inbox/index',
  me: '/#/pages/me/index',
  post: `/#/features/wish/pages/post/index?scene=${home.scene}`,
  resend: (id: string) => `/#/features/wish/pages/post/index?id=${id}`,
  detail: (id: string) => `/#/features/wish/pages/detail/index?id=${id}`,
  mine: '/#/features/wish/pages/mine/index',
  claims: '/#/features/wish/pages/claims/index',
  joint: (id: string) => `/#/features/wish/pages/joint/index?id=${id}`,
  desk: '/#/features/desk/pages/desk/index',
  code: `/#/features/desk/pages/code/index?areaId=${home.gridId}`,
  posters: '/#/features/desk/pages/posters/index',
  print: '/#/features/desk/pages/print/index',
  complaints: '/#/features/complaint/pages/mine/index',
  complain: '/#/features/complaint/pages/write/index',
  complaintQueue: '/#/features/complaint/pages/queue/index',
  complaint: (id: string) => `/#/features/complaint/pages/detail/index?id=${id}`,
  rules: '/#/features/about/pages/rules/index',
  bounds: '/#/features/about/pages/bounds/index',
  reminders: '/#/features/reminders/pages/reminders/index',
  privacy: '/#/features/about/pages/privacy/index',
}
