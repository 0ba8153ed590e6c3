export default definePageConfig({ navigationBarTitleText: '发一张积分卡' })
