export default definePageConfig({ navigationBarTitleText: '开门的时间和地方' })
