export default definePageConfig({ navigationBarTitleText: '开区清单' })
