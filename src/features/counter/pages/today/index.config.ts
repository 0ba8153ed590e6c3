export default definePageConfig({ navigationBarTitleText: '今天递出去的' })
