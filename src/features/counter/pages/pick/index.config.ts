export default definePageConfig({ navigationBarTitleText: '当场选' })
