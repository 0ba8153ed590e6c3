export default definePageConfig({ navigationBarTitleText: '本程序不做的事' })
