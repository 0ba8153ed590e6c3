export default definePageConfig({ navigationBarTitleText: '进货与报损' })
