export default definePageConfig({ navigationBarTitleText: '账号与手机号' })
