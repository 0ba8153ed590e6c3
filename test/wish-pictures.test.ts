import type { WishDetail } from '@domain/wish/present'
import type { Wish } from '@domain/wish/wish'
import { plainJpeg } from './camera-photo'
import { type Answer, type District, newRequestId, openDistrict, wishForm } from './district'
import { type CastName, cast } from './seed/cast'

let district: District
beforeAll(async () => {
  district = await openDistrict()
})
afterEach(() => {
  district.cloud.openapi.fail('security.mediaCheckAsync', null)
})
afterAll(() => district.close())

let files = 0
/** 以某人的身份传几张照片，返回文件编号。 */
async function upload(who: CastName, count: number): Promise<string[]> {
  const { uploadFolder } = await district.must<{ uploadFolder: string }>(who, 'wish', 'start')
  files += count
  const paths = Array.from({ length: count }, (_, i) => `${uploadFolder}/${files - i}.jpg`)
  return Promise.all(paths.map((path) => district.cloud.upload(cast[who], path, plainJpeg)))
}

const post = (form: unknown, requestId?: string) =>
  district.send<WishDetail>('resident', 'wish', 'post', form, requestId)
const step = (who: CastName, id: string, name: string, more: object = {}) =>
  district.send<WishDetail>(who, 'wish', 'step', { id, name, note: null, ...more })
const detail = (who: CastName | null, id: string) =>
  district.must<WishDetail>(who, 'wish', 'detail', { id })
const deliver = (id: string, pictures: string[]) =>
  step('partyMember', id, 'deliver', { note: '老花镜送到家里了', pictures })

/** 一个心愿里，许愿的和送达的各张的回执编号。 */
function tracesOf(id: string): { asked: string[]; delivered: string[] } {
  const [stored] = district.find('tickets', { _id: id }) as unknown as {
    wish: { pictures: { traceId: string }[]; deliveryPictures: { traceId: string }[] }
  }[]
  const traces = (list: { traceId: string }[] = []) => list.map((p) => p.traceId)
  return {
    asked: traces(stored?.wish.pictures),
    delivered: traces(stored?.wish.deliveryPictures),
  }
}
const answer = (trace: string | undefined, suggest: 'pass' | 'risky' | 'review') =>
  district.cloud.openapi.answerMedia(trace ?? '', suggest)
const checks = (list: WishDetail['pictures']) => list.map((p) => p.check)
const shown = (list: WishDetail['pictures']) => list.map((p) => p.url !== null)

/** 带着照片许一个愿，走到认领。 */
async function claimedWith(count: number): Promise<WishDetail> {
  const posted = (await post({ ...wishForm, pictures: await upload('resident', count) })).data
  await step('worker', posted.id, 'approve')
  return (await step('partyMember', posted.id, 'claim')).data
}

describe('三张照片，各查各的', () => {
  test('没有结论之前谁也看不到；一张通过、一张不通过、一张等着，只看得到通过的那张', async () => {
    const { id, pictures } = (await post({ ...wishForm, pictures: await upload('resident', 3) }))
      .data
    expect(pictures).toEqual(pictures.map(() => ({ check: 'waiting', url: null })))
    expect(pictures).toHaveLength(3)
    const { asked } = tracesOf(id)
    expect(new Set(asked).size).toBe(3)
    for (const who of ['resident', 'worker', 'secretary'] as const)
      expect(shown((await detail(who, id)).pictures)).toEqual([false, false, false])

    await answer(asked[0], 'pass')
    await answer(asked[1], 'risky')
    const seen = await detail('worker', id)
    expect(checks(seen.pictures)).toEqual(['pass', 'risky', 'waiting'])
    expect(shown(seen.pictures)).toEqual([true, false, false])
    const image = await fetch(seen.pictures[0]?.url ?? '')
    expect(Buffer.from(await image.arrayBuffer())).toEqual(plainJpeg)
  })

  test('通过之后再把传上去的那份换掉，大家看到的还是检查过的那份', async () => {
    const [fileId = ''] = await upload('resident', 1)
    const { id } = (await post({ ...wishForm, pictures: [fileId] })).data
    await answer(tracesOf(id).asked[0], 'pass')
    const path = fileId.split('/').slice(3).join('/')
    const other = Buffer.concat([plainJpeg, Buffer.from('换掉了')])
    await district.cloud.upload(cast.resident, path, other)
    const seen = await detail('worker', id)
    const image = await fetch(seen.pictures[0]?.url ?? '')
    expect(Buffer.from(await image.arrayBuffer())).toEqual(plainJpeg)
    const [stored] = district.find('tickets', { _id: id }) as unknown as Wish[]
    const name = stored?.wish.pictures[0]?.fileId.split('/').slice(3).join('/') ?? ''
    expect(name).toMatch(/^kept\//)
    await expect(district.cloud.upload(cast.resident, name, other)).rejects.toBeDefined()
  })

  test('转人工的当作不通过；同一个结论推两次、后来又改口，都只算第一次', async () => {
    const { id } = (await post({ ...wishForm, pictures: await upload('resident', 2) })).data
    const { asked } = tracesOf(id)
    await answer(asked[0], 'review')
    await answer(asked[0], 'pass')
    await answer(asked[1], 'pass')
    const before = JSON.stringify(district.find('tickets', { _id: id }))
    await answer(asked[1], 'pass')
    await answer(asked[1], 'risky')
    expect(checks((await detail('resident', id)).pictures)).toEqual(['risky', 'pass'])
    expect(JSON.stringify(district.find('tickets', { _id: id }))).toBe(before)
  })

  test('三张的结论同一刻到，一张也不丢', async () => {
    const { id } = (await post({ ...wishForm, pictures: await upload('resident', 3) })).data
    await Promise.all(tracesOf(id).asked.map((trace) => answer(trace, 'pass')))
    expect(checks((await detail('resident', id)).pictures)).toEqual(['pass', 'pass', 'pass'])
  })

  test('看一次详情，不管几张照片，只向平台要一次地址', async () => {
    const { id } = await claimedWith(3)
    await deliver(id, await upload('partyMember', 3))
    const { asked, delivered } = tracesOf(id)
    for (const trace of [...asked, ...delivered]) await answer(trace, 'pass')
    const seen = await detail('resident', id)
    expect(shown([...seen.pictures, ...seen.deliveryPictures])).toEqual(Array(6).fill(true))
    const call = district.cloud.calls.at(-1)
    const links = call?.operations.filter((o) => o.action === 'storage.batchGetDownloadUrl')
    expect(links).toHaveLength(1)
  })
})

describe('结论来得不是时候', () => {
  const push = (trace: string, suggest: string) => ({
    ...{ Event: 'wxa_media_check', trace_id: trace, result: { suggest } },
  })

  test('客户端自己说“通过”不算，什么也不写', async () => {
    const { id } = (await post({ ...wishForm, pictures: await upload('resident', 1) })).data
    const before = JSON.stringify([district.find('tickets'), district.find('mediaReceipts')])
    for (const who of ['resident', 'worker', 'district'] as const) {
      const forged = push(tracesOf(id).asked[0] ?? '', 'pass')
      const reply = (await district.cloud.call(cast[who], 'push', forged)) as Answer
      expect(reply.code).toBe('FORBIDDEN')
      const direct = { traceId: tracesOf(id).asked[0], verdict: 'pass' }
      expect((await district.send(who, 'wish', 'settleMedia', direct)).code).toBe('INVALID')
    }
    expect(JSON.stringify([district.find('tickets'), district.find('mediaReceipts')])).toBe(before)
  })

  test('结论抢在心愿写好之前到，一次也不丢', async () => {
    const { media } = district.cloud.openapi
    for (let round = 0; round < 10; round += 1) {
      const known = media.length
      const pictures = await upload('resident', 2)
      const posting = post({ ...wishForm, pictures })
      while (media.length < known + 2) await new Promise((again) => setImmediate(again))
      await Promise.all(media.slice(known).map(({ traceId }) => answer(traceId, 'pass')))
      const { id } = (await posting).data
      expect(checks((await detail('resident', id)).pictures)).toEqual(['pass', 'pass'])
    }
  })

  test('送检过、心愿却没有写成的，结论先收着，谁的心愿也不动', async () => {
    const { media } = district.cloud.openapi
    const [real = ''] = await upload('resident', 1)
    const known = media.length
    const before = JSON.stringify(district.find('tickets'))
    const missing = real.replace(/[^/]+$/, 'never-uploaded.jpg')
    expect((await post({ ...wishForm, pictures: [real, missing] })).code).toBe('UNAVAILABLE')
    expect(media).toHaveLength(known + 1)
    const traceId = media.at(-1)?.traceId
    await answer(traceId, 'pass')
    expect(district.find('mediaReceipts', { _id: traceId })).toEqual([
      expect.objectContaining({ ticketId: null, verdict: 'pass' }),
    ])
    expect(JSON.stringify(district.find('tickets'))).toBe(before)
  })

  test('改好再发换掉的照片，迟到的结论不影响现在的；留下的不用再查', async () => {
    const [kept = '', dropped = ''] = await upload('resident', 2)
    const { id } = (await post({ ...wishForm, pictures: [kept, dropped] })).data
    const first = tracesOf(id).asked
    await answer(first[0], 'pass')
    await step('worker', id, 'reject', { note: '第二张看不清' })
    const asked = district.cloud.openapi.media.length
    const [added = ''] = await upload('resident', 1)
    const form = { ...wishForm, pictures: [added, kept] }
    const again = await district.must<WishDetail>('resident', 'wish', 'resend', { id, form })
    expect(district.cloud.openapi.media).toHaveLength(asked + 1)
    expect(checks(again.pictures)).toEqual(['waiting', 'pass'])

    const before = JSON.stringify(district.find('tickets', { _id: id }))
    await answer(first[1], 'pass')
    expect(JSON.stringify(district.find('tickets', { _id: id }))).toBe(before)
    await answer(tracesOf(id).asked[0], 'risky')
    expect(checks((await detail('resident', id)).pictures)).toEqual(['risky', 'pass'])
  })
})

describe('收不下的照片', () => {
  test('第四张、重复的、别人的、路径里做手脚的：说清楚，什么也不写', async () => {
    const four = await upload('resident', 4)
    const [mine = ''] = four
    const [theirs = ''] = await upload('partyMember', 1)
    const folder = mine.slice(0, mine.lastIndexOf('/'))
    const before = district.find('tickets').length
    for (const [pictures, said] of [
      [four, '最多带 3 张'],
      [[mine, mine], '同一张'],
      [[mine, theirs], '重新选一张'],
      [[`${folder}/../other/a.jpg`], '重新选一张'],
      [[`cloud://x/other${folder.slice(folder.indexOf('/wish/'))}/a.jpg`], '重新选一张'],
      [['https://example.com/a.jpg'], '重新选一张'],
      [[{ $gt: '' }], ''],
    ] as const) {
      const refused = await post({ ...wishForm, pictures })
      expect([refused.code, refused.message]).toEqual(['INVALID', expect.stringContaining(said)])
    }
    expect(district.find('tickets')).toHaveLength(before)
  })

  test('检查服务断了：带照片的发不出去，去掉照片就能发', async () => {
    const pictures = await upload('resident', 2)
    district.cloud.openapi.fail('security.mediaCheckAsync', 'down')
    const refused = await post({ ...wishForm, pictures })
    expect([refused.code, refused.message]).toEqual([
      'UNAVAILABLE',
      expect.stringContaining('先删掉照片'),
    ])
    expect((await post({ ...wishForm, pictures: [] })).ok).toBe(true)
  })
})

describe('送达的照片', () => {
  test('只有送达能带照片；同一次送达发两遍，答复一样，只查一遍', async () => {
    const { id, uploadFolder } = await claimedWith(0)
    expect(uploadFolder).toContain('wish/')
    const pictures = await upload('partyMember', 2)
    const wrong = await step('partyMember', id, 'postpone', { note: '要等快递', pictures })
    expect([wrong.code, wrong.message]).toEqual(['INVALID', expect.stringContaining('送达')])
    const asked = district.cloud.openapi.media.length
    const requestId = newRequestId()
    const input = { id, name: 'deliver', note: '送到了', pictures }
    const send = () => district.send('partyMember', 'wish', 'step', input, requestId)
    const [one, two] = [await send(), await send()]
    expect(two.data).toEqual(one.data)
    expect(district.cloud.openapi.media).toHaveLength(asked + 2)
  })

  test('说没办好、再送达一次，换成新的照片；换人来办，上一位的照片收起', async () => {
    const { id } = await claimedWith(0)
    const [first = '', second = ''] = await upload('partyMember', 2)
    await deliver(id, [first])
    const [old] = tracesOf(id).delivered
    await answer(old, 'pass')
    await step('resident', id, 'half', { note: '度数浅了' })
    const again = (await deliver(id, [second])).data
    expect(checks(again.deliveryPictures)).toEqual(['waiting'])
    await answer(tracesOf(id).delivered[0], 'pass')
    expect(shown((await detail('resident', id)).deliveryPictures)).toEqual([true])

    await step('resident', id, 'no', { note: '还是看不清' })
    await step('partyMember', id, 'release', { note: '实在配不到' })
    await step('partyMemberOther', id, 'claim')
    expect((await detail('partyMemberOther', id)).deliveryPictures).toEqual([])
  })
})

/** 手写的表：办到这一步时，谁看得到什么。别的人一样也看不到。 */
const involved: readonly CastName[] = ['resident', 'partyMember', 'worker', 'secretary']
const everyone: (CastName | null)[] = [null, ...(Object.keys(cast) as CastName[])]

describe('谁看得到哪些照片和联系方式', () => {
  const guardian = { name: '李秀英', agreed: true }
  const contactReaders = {
    grown: { claimed: ['partyMember', 'worker', 'secretary'], delivered: ['worker', 'secretary'] },
    minor: { claimed: ['worker', 'secretary'], delivered: ['worker', 'secretary'] },
  } as const

  describe.each(['grown', 'minor'] as const)('%s', (whose) => {
    const wishes: Record<'claimed' | 'delivered', string> = { claimed: '', delivered: '' }
    beforeAll(async () => {
      for (const state of ['claimed', 'delivered'] as const) {
        const form = { ...wishForm, guardian: whose === 'minor' ? guardian : null }
        const pictures = await upload('resident', 2)
        const { id } = (await post({ ...form, pictures })).data
        wishes[state] = id
        await step('worker', id, 'approve')
        await step('partyMember', id, 'claim')
        if (state === 'delivered') await deliver(id, await upload('partyMember', 1))
        const { asked, delivered } = tracesOf(id)
        for (const trace of [...asked, ...delivered]) await answer(trace, 'pass')
      }
    })

    test.each(everyone)('%s', async (who) => {
      const mine = who !== null && involved.includes(who)
      const [claimed, delivered] = await Promise.all([
        detail(who, wishes.claimed),
        detail(who, wishes.delivered),
      ])
      expect([claimed, delivered].map((w) => shown(w.pictures))).toEqual(
        mine
          ? [
              [true, true],
              [true, true],
            ]
          : [[], []],
      )
      expect([claimed, delivered].map((w) => shown(w.deliveryPictures))).toEqual(
        mine ? [[], [true]] : [[], []],
      )
      expect([claimed, delivered].map((w) => w.minor)).toEqual(
        Array(2).fill(mine && whose === 'minor'),
      )
      const through = whose === 'minor' && who === 'partyMember' ? '金桂社区' : null
      expect([claimed.contactThrough, delivered.contactThrough]).toEqual([through, null])
      for (const state of ['claimed', 'delivered'] as const) {
        const readers: readonly CastName[] = contactReaders[whose][state]
        const seen = await district.send<object>(who, 'wish', 'showContact', { id: wishes[state] })
        const may = who !== null && readers.includes(who)
        expect([state, seen.ok]).toEqual([state, may])
        const all = state === 'claimed' ? claimed : delivered
        expect(all.contactVisible).toBe(may)
        if (!may) continue
        const { name, phone, room } = wishForm
        const told = whose === 'minor' ? guardian.name : null
        expect(seen.data).toEqual({ name, phone, room, guardian: told })
      }
    })
  })

  test('给未成年人许的，要有监护人的姓名和同意', async () => {
    for (const [wrong, said] of [
      [{ name: '', agreed: true }, '监护人姓名'],
      [{ name: '李秀英', agreed: false }, '监护人同意'],
      [{ name: '李秀英' }, ''],
      ['李秀英', ''],
    ] as const) {
      const refused = await post({ ...wishForm, guardian: wrong })
      expect([refused.code, refused.message]).toEqual(['INVALID', expect.stringContaining(said)])
    }
  })

  test('未成年人的心愿有人认领：告诉社区来牵线，监护人姓名只在密封的联系方式里', async () => {
    const named = { name: '欧阳监护', agreed: true }
    const { id } = (await post({ ...wishForm, guardian: named })).data
    await step('worker', id, 'approve')
    await step('partyMember', id, 'claim')
    const told = district.find('notices', { ticketId: id }).map((n) => [n.to, n.text])
    expect(told).toContainEqual([
      'communityWorker@D-03-05',
      expect.stringContaining('未成年人许的心愿有人认领'),
    ])
    const everything = JSON.stringify([district.find('tickets', { _id: id }), told])
    expect(everything).not.toContain('欧阳监护')
  })

  test('改好再发时，填过的照片和监护人都还在', async () => {
    const pictures = await upload('resident', 2)
    const { id } = (await post({ ...wishForm, pictures, guardian })).data
    await step('worker', id, 'reject', { note: '请写清楚' })
    const { old } = await district.must<{ old: object }>('resident', 'wish', 'start', { id })
    expect(old).toMatchObject({ pictures, guardian, name: wishForm.name })
  })
})
