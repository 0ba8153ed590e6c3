export default definePageConfig({ navigationBarTitleText: '签到的各场' })
