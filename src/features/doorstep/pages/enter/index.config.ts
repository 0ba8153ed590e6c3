export default definePageConfig({ navigationBarTitleText: '上门录心愿' })
