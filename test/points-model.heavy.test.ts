import { playAgainstModel } from './points-model'

test('两千场，积分与兑换的每一件事随便怎么来：每一步都和手写的参照一模一样', async () => {
  await playAgainstModel(2000)
}, 1_500_000)
