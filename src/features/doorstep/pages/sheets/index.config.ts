export default definePageConfig({ navigationBarTitleText: '纸条' })
