const tab = (name: string, text: string) => ({
  pagePath: `pages/${name}/index`,
  text,
  iconPath: `assets/tab/${name}.png`,
  selectedIconPath: `assets/tab/${name}-on.png`,
})

const h5 = process.env.TARO_ENV === 'h5'
/** 小程序的颜色取自 theme.json，随系统明暗；网页端由样式表管，这里只给浅色的值。 */
const color = (name: string, light: string) => (h5 ? light : `@${name}`)

export default defineAppConfig({
  darkmode: true,
  themeLocation: 'theme.json',
  sitemapLocation: 'sitemap.json',
  lazyCodeLoading: 'requiredComponents',
  // 用到手机号、相册之前，微信会先请他同意隐私指引。
  __usePrivacyCheck__: true,
  pages: ['pages/home/index', 'pages/wishes/index', 'pages/inbox/index', 'pages/me/index'],
  subPackages: [
    {
      root: 'features/wish',
      pages: [
        ...['pages/post/index', 'pages/detail/index', 'pages/mine/index', 'pages/claims/index'],
        'pages/joint/index',
        ...['pages/slip/index', 'pages/wall/index', 'pages/share/index'],
      ],
    },
    {
      root: 'features/doorstep',
      pages: ['pages/enter/index', 'pages/papers/index', 'pages/sheets/index'],
    },
    { root: 'features/recount', pages: ['pages/recount/index'] },
    { root: 'features/helper', pages: ['pages/helper/index', 'pages/roundup/index'] },
    {
      root: 'features/reportin',
      pages: [
        ...['pages/mine/index', 'pages/report/index', 'pages/detail/index', 'pages/depot/index'],
        ...['pages/numbers/index', 'pages/units/index'],
        ...['pages/queue/index', 'pages/posts/index', 'pages/roster/index'],
        ...['pages/depots/index', 'pages/code/index'],
      ],
    },
    {
      root: 'features/desk',
      pages: [
        ...['pages/desk/index', 'pages/code/index', 'pages/posters/index'],
        // 成批打印要用电脑，只在网页端有。
        ...(h5 ? ['pages/print/index'] : []),
      ],
    },
    {
      root: 'features/opening',
      pages: ['pages/code/index', 'pages/checklist/index', 'pages/import/index'],
    },
    {
      root: 'features/checkin',
      pages: [
        ...['pages/sign/index', 'pages/mine/index', 'pages/occasions/index'],
        ...['pages/begin/index', 'pages/code/index', 'pages/attendance/index'],
      ],
    },
    {
      root: 'features/counter',
      pages: [
        ...['pages/counter/index', 'pages/pick/index', 'pages/today/index'],
        ...['pages/cards/index', 'pages/card/index', 'pages/issue/index', 'pages/face/index'],
        'pages/mycode/index',
      ],
    },
    {
      root: 'features/unit',
      pages: [
        ...['pages/mine/index', 'pages/report/index', 'pages/detail/index'],
        ...['pages/agreement/index', 'pages/received/index', 'pages/wants/index'],
      ],
    },
    {
      root: 'features/account',
      pages: [
        ...['pages/account/index', 'pages/merge/index', 'pages/erase/index'],
        'pages/manage/index',
      ],
    },
    { root: 'features/year', pages: ['pages/sheet/index', 'pages/unit/index'] },
    {
      root: 'features/points',
      pages: [
        ...['pages/mine/index', 'pages/rules/index', 'pages/ranking/index'],
        ...['pages/versions/index', 'pages/version/index'],
        ...['pages/person/index', 'pages/record/index'],
      ],
    },
    {
      root: 'features/stock',
      pages: [
        ...['pages/shelf/index', 'pages/move/index', 'pages/moves/index'],
        ...['pages/takes/index', 'pages/take/index', 'pages/approvals/index'],
        ...['pages/redemptions/index', 'pages/fund/index', 'pages/notice/index'],
      ],
    },
    { root: 'features/register', pages: ['pages/list/index'] },
    {
      root: 'features/shop',
      pages: [
        ...['pages/shelf/index', 'pages/shops/index', 'pages/good/index', 'pages/order/index'],
        ...['pages/code/index', 'pages/mine/index', 'pages/gift/index', 'pages/gifts/index'],
      ],
    },
    {
      root: 'features/shopkeep',
      pages: [
        ...['pages/goods/index', 'pages/good/index', 'pages/write/index'],
        'pages/settings/index',
      ],
    },
    {
      root: 'features/appointment',
      pages: [
        ...['pages/areas/index', 'pages/party/index', 'pages/vacancies/index'],
        ...['pages/appoint/index', 'pages/mine/index', 'pages/grid/index'],
      ],
    },
    {
      root: 'features/complaint',
      pages: ['pages/mine/index', 'pages/write/index', 'pages/queue/index', 'pages/detail/index'],
    },
    {
      root: 'features/about',
      pages: ['pages/privacy/index', 'pages/rules/index', 'pages/bounds/index'],
    },
    { root: 'features/reminders', pages: ['pages/reminders/index'] },
    // 组件陈列页只给开发的人看，正式版里没有它。
    ...(KIT_GALLERY ? [{ root: 'features/kit', pages: ['pages/gallery/index'] }] : []),
  ],
  window: {
    navigationBarTitleText: '红色邻里',
    navigationBarBackgroundColor: color('ground', '#FAF7F3'),
    navigationBarTextStyle: color('navText', 'black') as 'black',
    backgroundColor: color('ground', '#FAF7F3'),
    backgroundTextStyle: color('background', 'dark') as 'dark',
  },
  tabBar: {
    color: color('soft', '#5F564E'),
    selectedColor: color('red', '#B3261E'),
    backgroundColor: color('card', '#FFFFFF'),
    borderStyle: color('tabLine', 'white') as 'white',
    list: [tab('home', '首页'), tab('wishes', '心愿'), tab('inbox', '消息'), tab('me', '我的')],
  },
})
