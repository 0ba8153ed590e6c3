export default definePageConfig({ navigationBarTitleText: '选一家超市' })
