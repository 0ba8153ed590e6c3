export default definePageConfig({ navigationBarTitleText: '积分与超市' })
