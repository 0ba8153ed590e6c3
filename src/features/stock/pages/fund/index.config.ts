export default definePageConfig({ navigationBarTitleText: '专项资金' })
