import { offerAtOnce } from './rush'

test('五份大米，五十位党员同时来出：正好成五份，其余四十五人都听到“认满了”', async () => {
  await offerAtOnce(50, 5)
})
