import { phoneScript } from '@domain/inbox/script'

test('打电话先说是谁、不要钱，再说事、问话，最后说编号；只是告诉一声的不问', () => {
  const lines = phoneScript({
    ...{ community: '金桂社区', no: '1701-20261123-001', calledName: '李阿姨' },
    ...{ said: '有人认领了您的心愿。', asks: '请问解决了没有？' },
  })
  expect(lines).toEqual([
    '李阿姨好，我是金桂社区的，打电话说说您的微心愿。我们不收钱，也不问卡号密码。',
    '有人认领了您的心愿。',
    '请问解决了没有？',
    '编号是 1701-20261123-001。有事请打电话给社区，或找网格员、楼栋长。打扰您了，再见。',
  ])
  const told = phoneScript({
    ...{ community: '金桂社区', no: '1701-20261123-002', calledName: null },
    ...{ said: '心愿放回了大厅。', asks: null },
  })
  expect(told[0]).toMatch(/^您好，我是金桂社区的/)
  expect(told).toHaveLength(3)
})
