export default definePageConfig({ navigationBarTitleText: '超市的货' })
