export default definePageConfig({ navigationBarTitleText: '合成一个账号' })
