export default definePageConfig({ navigationBarTitleText: '自愿排名' })
