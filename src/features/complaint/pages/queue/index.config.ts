export default definePageConfig({ navigationBarTitleText: '受理投诉建议' })
