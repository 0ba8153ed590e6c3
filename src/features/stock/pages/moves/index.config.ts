export default definePageConfig({ navigationBarTitleText: '进出记录' })
