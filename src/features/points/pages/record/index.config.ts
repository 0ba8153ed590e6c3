export default definePageConfig({ navigationBarTitleText: '记议事和培训' })
