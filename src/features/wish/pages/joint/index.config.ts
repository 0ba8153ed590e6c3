export default definePageConfig({ navigationBarTitleText: '合力圆梦' })
