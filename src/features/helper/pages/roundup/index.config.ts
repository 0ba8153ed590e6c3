export default definePageConfig({ navigationBarTitleText: '适合您帮的心愿' })
