export default definePageConfig({ navigationBarTitleText: '定积分规则' })
