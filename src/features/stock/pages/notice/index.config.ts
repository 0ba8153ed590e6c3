export default definePageConfig({ navigationBarTitleText: '收发公示' })
