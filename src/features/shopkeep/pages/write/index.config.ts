export default definePageConfig({ navigationBarTitleText: '写一样货' })
