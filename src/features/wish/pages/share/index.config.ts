export default definePageConfig({ navigationBarTitleText: '写进心愿墙' })
