export default definePageConfig({ navigationBarTitleText: '送给心愿的礼物' })
