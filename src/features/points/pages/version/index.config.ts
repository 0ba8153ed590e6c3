export default definePageConfig({ navigationBarTitleText: '改一版规则' })
