export default definePageConfig({ navigationBarTitleText: '年度情况表' })
