import type { Wallet } from '@domain/points/wallet'
import { DAY, replaceIn } from '../district'
import { accountIdOf, grantMany } from '../points-walk'
import { cast } from '../seed/cast'
import { openTown, type Town } from './town'

const PAGE = '/#/features/recount/pages/recount/index'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town.close())

const night = async () => {
  town.cloud.clock.jump(DAY)
  await town.cloud.timers.run('recount')
}

test('区里打开积分核对：先是还没有核对过，一夜以后都对得上，有人改了余额就说得出是谁', async () => {
  grantMany(town, [accountIdOf(cast.volunteer)], 60)
  const page = await town.visit('district', PAGE)
  await page.getByText('还没有核对过').waitFor()
  await night()
  await page.reload()
  await page.getByText('都对得上').waitFor()
  await page.getByText('数过的个人账户').waitFor()
  const [wallet] = town.cloud.database.find('wallets', { limit: 1 }) as unknown as Wallet[]
  if (!wallet) throw new Error('没有装好积分账户')
  await replaceIn(town.cloud, 'wallets', { ...wallet, balance: wallet.balance + 5 })
  await night()
  await page.reload()
  await page.getByText('有 1 处对不上').waitFor()
  await page.getByText(`余额 ${wallet.balance + 5}，流水加起来 ${wallet.balance}`).waitFor()
  await page.getByText(/账号码 \d{9}/).waitFor()
  if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT, fullPage: true })
  expect(town.troubles).toEqual([])
}, 120_000)
