export default definePageConfig({ navigationBarTitleText: '站点的码' })
