import { playAgainstModel } from './points-model'

test('得分、兑换、取消、领走、撤回、过期、合并、注销随便怎么来：每一步都和手写的参照一模一样', async () => {
  await playAgainstModel(40)
}, 300_000)
