export default definePageConfig({ navigationBarTitleText: '心愿墙', enableShareAppMessage: true })
