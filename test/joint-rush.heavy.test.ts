import { offerAtOnce } from './rush'

test('二十份大米，两百位党员同时来出：正好成二十份，其余一百八十人都听到“认满了”', async () => {
  await offerAtOnce(200, 20)
}, 300_000)
