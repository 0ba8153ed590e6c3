import type { StartView } from '@domain/wish/draft'
import type { WishCard, WishDetail } from '@domain/wish/present'
import { type Answer, type District, newRequestId, openDistrict, wishForm } from './district'
import { type CastName, cast } from './seed/cast'
import {
  heardWords,
  judgeVoice,
  recording,
  spoken,
  storedWish,
  uploadVoice,
  voiceWishAt,
} from './voice-note'

let district: District
beforeAll(async () => {
  district = await openDistrict()
})
afterEach(() => {
  for (const api of ['security.mediaCheckAsync', 'security.msgSecCheck'])
    district.cloud.openapi.fail(api, null)
})
afterAll(() => district.close())

const post = (form: unknown, requestId?: string) =>
  district.send<WishDetail>('resident', 'wish', 'post', form, requestId)
const resend = (id: string, form: unknown) =>
  district.send<WishDetail>('resident', 'wish', 'resend', { id, form })
const step = (who: CastName, id: string, name: string, note: string | null = null) =>
  district.send<WishDetail>(who, 'wish', 'step', { id, name, note })
const transcribe = (who: CastName | null, id: string, text: string, requestId?: string) =>
  district.send<WishDetail>(who, 'wish', 'transcribe', { id, text }, requestId)
const detail = (who: CastName | null, id: string) =>
  district.must<WishDetail>(who, 'wish', 'detail', { id })
const traceOf = (id: string) => storedWish(district, id).wish.voice?.traceId ?? ''
/** 全部业务文档：被拒绝的请求前后应当一模一样。 */
const everything = () =>
  JSON.stringify(
    ['tickets', 'notices', 'outbox', 'counters', 'mediaReceipts'].map((name) =>
      district.find(name),
    ),
  )
/** 办不成、说清楚、什么也没写。 */
async function refused(work: () => Promise<Answer<unknown>>, code: string, said: string) {
  const before = everything()
  const answer = await work()
  expect([answer.code, answer.message]).toEqual([code, expect.stringContaining(said)])
  expect(everything()).toBe(before)
}

describe('写下来、说出来，有一样就够', () => {
  test('两样都没有不收；只说话、只写字、又说又写都收', async () => {
    await refused(() => post({ ...wishForm, text: '' }), 'INVALID', '说出来，或者写下来')
    await refused(() => post({ ...wishForm, text: '老花镜呀' }), 'INVALID', '至少写 5 个字')
    const form = await spoken(district)
    await refused(() => post({ ...form, text: '老花镜呀' }), 'INVALID', '至少写 5 个字')
    expect((await post(form)).data).toMatchObject({
      status: 'pending',
      text: '（语音心愿，等社区听写）',
      voice: { check: 'waiting', url: null, seconds: 12, transcribed: false },
    })
    expect((await post(wishForm)).data).toMatchObject({ text: wishForm.text, voice: null })
    const both = await spoken(district, { text: wishForm.text })
    expect((await post(both)).data).toMatchObject({ text: wishForm.text, voice: { seconds: 12 } })
  })

  test('60 秒收，61 秒、0 秒、半秒不收；说是 10 秒、其实很大的也不收', async () => {
    const form = await spoken(district)
    for (const [seconds, said] of [
      [61, '最多 60 秒'],
      [3600, '最多 60 秒'],
      [0, '太短'],
      [-5, '太短'],
      [0.5, ''],
      ['10', ''],
    ] as const)
      await refused(() => post({ ...form, voice: { ...form.voice, seconds } }), 'INVALID', said)
    const long = Buffer.concat([recording, Buffer.alloc(1024 * 1024)])
    const fileId = await uploadVoice(district, 'resident', long)
    const huge = { ...form, voice: { fileId, seconds: 10 } }
    await refused(() => post(huge), 'INVALID', '最多 60 秒')
    expect((await post({ ...form, voice: { ...form.voice, seconds: 60 } })).ok).toBe(true)
  })

  test('别人的、不是录音的、路径里做手脚的都不收', async () => {
    const form = await spoken(district)
    const mine = form.voice.fileId
    const theirs = await uploadVoice(district, 'partyMember')
    const folder = mine.slice(0, mine.lastIndexOf('/'))
    for (const fileId of [
      theirs,
      `${folder}/photo.jpg`,
      `${folder}/../other/a.mp3`,
      `cloud://x/other${folder.slice(folder.indexOf('/wish/'))}/a.mp3`,
      'https://example.com/a.mp3',
      'http://tmp/a.mp3',
      { $gt: '' },
    ]) {
      const wrong = { ...form, voice: { fileId, seconds: 12 } }
      await refused(() => post(wrong), 'INVALID', typeof fileId === 'string' ? '重新说一遍' : '')
    }
    const more = { ...form, voice: { ...form.voice, traceId: 'x', check: 'pass' } }
    await refused(() => post(more), 'INVALID', '')
  })

  test('检查服务断了：只说话的发不出去，写字就能发', async () => {
    const form = await spoken(district)
    district.cloud.openapi.fail('security.mediaCheckAsync', 'down')
    await refused(() => post(form), 'UNAVAILABLE', '先打字发出')
    expect((await post({ ...form, text: wishForm.text, voice: null })).ok).toBe(true)
  })

  test('送检时说明是音频；同一次提交发两遍，只有一个心愿、只查一遍', async () => {
    const form = await spoken(district)
    const known = district.cloud.openapi.media.length
    const requestId = newRequestId()
    const [one, two] = [await post(form, requestId), await post(form, requestId)]
    expect(two.data).toEqual(one.data)
    expect(district.cloud.openapi.media.slice(known)).toEqual([
      expect.objectContaining({ kind: 'audio' }),
    ])
  })
})

describe('检查通过之前谁也听不到', () => {
  test('许愿人、社区都听不到；通过以后听得到，就是当初传的那一段', async () => {
    const { id } = await voiceWishAt(district, 'waiting')
    for (const who of ['resident', 'worker', 'secretary'] as const)
      expect((await detail(who, id)).voice).toMatchObject({ check: 'waiting', url: null })
    await judgeVoice(district, id, 'pass')
    for (const who of ['resident', 'worker', 'secretary'] as const) {
      const { voice } = await detail(who, id)
      expect(voice?.check).toBe('pass')
      const reply = await fetch(voice?.url ?? '')
      expect(reply.headers.get('content-type')).toBe('audio/mpeg')
      expect(Buffer.from(await reply.arrayBuffer())).toEqual(recording)
    }
  })

  test('通过之后再把传上去的换掉，听到的还是检查过的那一段', async () => {
    const { id } = await voiceWishAt(district, 'passed')
    const { source, fileId } = storedWish(district, id).wish.voice ?? { source: '', fileId: '' }
    const other = Buffer.concat([recording, Buffer.from('换掉了')])
    await district.cloud.upload(cast.resident, source.split('/').slice(3).join('/'), other)
    const heard = await fetch((await detail('worker', id)).voice?.url ?? '')
    expect(Buffer.from(await heard.arrayBuffer())).toEqual(recording)
    const kept = fileId.split('/').slice(3).join('/')
    expect(kept).toMatch(/^kept\/.+\.mp3$/)
    await expect(district.cloud.upload(cast.resident, kept, other)).rejects.toBeDefined()
  })

  test.each(['risky', 'review'] as const)(
    '%s：没有通过检查，不能听、不能听写、不能通过，只能请他改一改',
    async (suggest) => {
      const { id } = await voiceWishAt(district, 'waiting')
      await judgeVoice(district, id, suggest)
      const seen = await detail('worker', id)
      expect(seen.voice).toMatchObject({ check: 'risky', url: null })
      expect(seen.steps).toEqual(['reject'])
      await refused(() => transcribe('worker', id, heardWords), 'FORBIDDEN', '通过检查以后才能听')
      await refused(() => step('worker', id, 'approve'), 'FORBIDDEN', '请先听写')
      expect((await step('worker', id, 'reject', '语音没有通过检查，请重新说')).ok).toBe(true)

      // 原样再发不收；重新说一遍、或者写下来就收。
      const { old } = await district.must<StartView>('resident', 'wish', 'start', { id })
      const same = { ...wishForm, text: '', voice: old?.voice }
      await refused(() => resend(id, same), 'CONTENT', '请重新说一遍')
      expect((await resend(id, await spoken(district))).data.voice?.check).toBe('waiting')
    },
  )

  test('又写了字的，语音没通过也不影响文字，只是谁也听不到', async () => {
    const { id } = await voiceWishAt(district, 'written')
    await judgeVoice(district, id, 'risky')
    const other = (await post(await spoken(district, { text: wishForm.text }))).data
    await judgeVoice(district, other.id, 'risky')
    expect((await step('worker', other.id, 'approve')).ok).toBe(true)
    expect((await detail('resident', other.id)).voice).toMatchObject({ check: 'risky', url: null })
  })
})

describe('结论来得不是时候', () => {
  test('客户端自己说“通过”不算，什么也不写', async () => {
    const { id } = await voiceWishAt(district, 'waiting')
    const traceId = traceOf(id)
    const event = { Event: 'wxa_media_check', trace_id: traceId, result: { suggest: 'pass' } }
    for (const who of ['resident', 'worker', 'district'] as const) {
      const push = () => district.cloud.call(cast[who], 'push', event) as Promise<Answer>
      await refused(push, 'FORBIDDEN', '')
      const direct = { traceId, verdict: 'pass' }
      await refused(() => district.send(who, 'wish', 'settleMedia', direct), 'INVALID', '')
    }
  })

  test('推两次、后来又改口，只算第一次', async () => {
    const { id } = await voiceWishAt(district, 'passed')
    const before = everything()
    for (const suggest of ['pass', 'risky', 'review'] as const)
      await judgeVoice(district, id, suggest)
    expect(everything()).toBe(before)
    expect((await detail('worker', id)).voice?.check).toBe('pass')
  })

  test('结论抢在心愿写好之前到，也不丢', async () => {
    const { media } = district.cloud.openapi
    for (let round = 0; round < 5; round += 1) {
      const form = await spoken(district)
      const known = media.length
      const posting = post(form)
      while (media.length === known) await new Promise((again) => setImmediate(again))
      await district.cloud.openapi.answerMedia(media.at(-1)?.traceId ?? '', 'pass')
      expect((await detail('worker', (await posting).data.id)).voice?.check).toBe('pass')
    }
  })

  test('重新说过以后，上一段迟到的结论不影响现在的', async () => {
    const { id } = await voiceWishAt(district, 'waiting')
    const late = traceOf(id)
    await step('worker', id, 'reject', '请说清楚一点')
    expect((await resend(id, await spoken(district))).ok).toBe(true)
    expect(traceOf(id)).not.toBe(late)
    const before = JSON.stringify(storedWish(district, id))
    await district.cloud.openapi.answerMedia(late, 'pass')
    expect(JSON.stringify(storedWish(district, id))).toBe(before)
    await judgeVoice(district, id, 'risky')
    expect((await detail('worker', id)).voice?.check).toBe('risky')
  })
})

describe('听写', () => {
  test('先听写、再通过；许愿人看得到文字，也收到一条消息；大厅里看到的就是这些字', async () => {
    const { id } = await voiceWishAt(district, 'passed')
    await refused(() => step('worker', id, 'approve'), 'FORBIDDEN', '请先听写')
    const text = `${heardWords}，来之前打 13900001234`
    expect((await transcribe('worker', id, `  ${text} `)).data).toMatchObject({
      status: 'pending',
      text,
      voice: { check: 'pass', transcribed: true },
      steps: ['approve', 'approveJoint', 'transcribe', 'reject'],
    })
    expect(await detail('resident', id)).toMatchObject({ text, voice: { transcribed: true } })
    const told = district.find('notices', { ticketId: id }).map((n) => n.text)
    expect(told).toContain(`社区把您说的话写成了文字：${text}`)
    expect(told).toContain('金桂第二网格有新的语音心愿，请听写后审核。')

    // 听写时查过了，通过时不用再查。
    district.cloud.openapi.fail('security.msgSecCheck', 'down')
    expect((await step('worker', id, 'approve')).data.status).toBe('open')
    const { rows } = await district.must<{ rows: WishCard[] }>(null, 'wish', 'hall', {
      areaId: 'D-03-05-02',
    })
    const card = rows.find((row) => row.id === id)
    expect(card?.text).toBe(`${heardWords}，来之前打 （号码已隐藏）`)
    expect(JSON.stringify(card)).not.toMatch(/voice|cloud:/)
  })

  test('时间线上记着谁在什么时候听写的；期限不因此变长', async () => {
    const { id } = await voiceWishAt(district, 'passed')
    const before = storedWish(district, id)
    await transcribe('worker', id, heardWords)
    const after = storedWish(district, id)
    expect(after.timeline.at(-1)).toMatchObject({ step: 'transcribe', note: heardWords })
    expect([after.dueAt, after.enteredAt, after.level]).toEqual([
      before.dueAt,
      before.enteredAt,
      before.level,
    ])
  })

  test('和自己写的一样：太短太长、要钱、借贷、太贵、违规的都不收，什么也不写', async () => {
    const { id } = await voiceWishAt(district, 'passed')
    for (const [text, code, said] of [
      ['四个字啊', 'INVALID', '至少写 5 个字'],
      ['  四个字啊  ', 'INVALID', '至少写 5 个字'],
      ['长'.repeat(201), 'INVALID', '最多 200 个字'],
      ['想请大家给我现金五百块', 'INVALID', '申请救助'],
      ['想贷款给儿子结婚', 'INVALID', '申请救助'],
      ['想要一台 3001 元的电视机', 'LIMIT', '不超过 3000 元'],
      ['这里有特殊词测试四个字', 'CONTENT', '换个说法'],
    ] as const)
      await refused(() => transcribe('worker', id, text), code, said)
    district.cloud.openapi.fail('security.msgSecCheck', 'down')
    await refused(() => transcribe('worker', id, heardWords), 'UNAVAILABLE', '过几分钟')
    district.cloud.openapi.fail('security.msgSecCheck', null)
    expect((await transcribe('worker', id, '字'.repeat(5))).ok).toBe(true)
    expect((await transcribe('worker', id, '字'.repeat(200))).ok).toBe(true)
  })

  test('写错了，审核之前可以再写；通过以后不能', async () => {
    const { id } = await voiceWishAt(district, 'transcribed')
    expect((await transcribe('secretary', id, '想请人陪我去一趟银行')).data.text).toContain('银行')
    await step('worker', id, 'approve')
    await refused(() => transcribe('worker', id, heardWords), 'CONFLICT', '等人认领')
  })

  test('同一次听写发两遍，只算一遍；同一编号换了内容不收', async () => {
    const { id } = await voiceWishAt(district, 'passed')
    const requestId = newRequestId()
    const one = await transcribe('worker', id, heardWords, requestId)
    const before = everything()
    const { voice, ...rest } = (await transcribe('worker', id, heardWords, requestId)).data
    // 短时地址每次新签，别的都一样。
    expect({ ...rest, voice: { ...voice, url: '' } }).toEqual({
      ...one.data,
      voice: { ...one.data.voice, url: '' },
    })
    expect(everything()).toBe(before)
    await refused(() => transcribe('worker', id, '想要一副老花镜', requestId), 'CONFLICT', '')
  })

  test('自己写了字的，社区不能替他改写；没有语音的，也没有听写', async () => {
    const written = await voiceWishAt(district, 'written')
    const plain = (await post(wishForm)).data
    for (const { id } of [written, plain])
      await refused(() => transcribe('worker', id, heardWords), 'FORBIDDEN', '不能改')
    expect((await step('worker', written.id, 'approve')).ok).toBe(true)
  })

  test('听写不能借“走一步”的门进来', async () => {
    const { id } = await voiceWishAt(district, 'passed')
    await refused(() => step('worker', id, 'transcribe', heardWords), 'INVALID', '')
  })

  test('工作台上写明要先听写，听写过、不归他的不写', async () => {
    const { id } = await voiceWishAt(district, 'passed')
    const onDesk = async (who: CastName) => {
      const { pending } = await district.must<{ pending: WishCard[] }>(who, 'home', 'desk')
      return pending.find((card) => card.id === id)
    }
    expect(await onDesk('worker')).toMatchObject({
      text: '（语音心愿，等社区听写）',
      toTranscribe: true,
    })
    expect((await detail('resident', id)).toTranscribe).toBe(false)
    await transcribe('worker', id, heardWords)
    expect(await onDesk('worker')).toMatchObject({ text: heardWords, toTranscribe: false })
  })
})

describe('改好再发', () => {
  /** 听写过、被退回的一个，和取回来的旧内容。 */
  async function rejected() {
    const { id } = await voiceWishAt(district, 'transcribed')
    await step('worker', id, 'reject', '请加一张照片')
    const { old } = await district.must<StartView>('resident', 'wish', 'start', { id })
    return { id, old }
  }

  test('语音留着、不写字：上次听写的还在，不用再查、再听写', async () => {
    const { id, old } = await rejected()
    expect(old).toMatchObject({ text: '', transcript: heardWords, voice: { seconds: 12 } })
    const asked = district.cloud.openapi.media.length
    const again = await resend(id, { ...wishForm, text: '', voice: old?.voice })
    expect(again.data).toMatchObject({
      status: 'pending',
      text: heardWords,
      voice: { check: 'pass', transcribed: true },
    })
    expect(district.cloud.openapi.media).toHaveLength(asked)
    expect((await step('worker', id, 'approve')).ok).toBe(true)
  })

  test('语音留着、自己写了字：照他写的，社区不能再改写', async () => {
    const { id, old } = await rejected()
    const again = await resend(id, { ...wishForm, voice: old?.voice })
    expect(again.data).toMatchObject({ text: wishForm.text, voice: { transcribed: false } })
    await refused(() => transcribe('worker', id, heardWords), 'FORBIDDEN', '不能改')
  })

  test('重新说一遍：上次听写的不算了，要再听写', async () => {
    const { id } = await rejected()
    const again = await resend(id, await spoken(district))
    expect(again.data).toMatchObject({
      text: '（语音心愿，等社区听写）',
      voice: { check: 'waiting', transcribed: false },
    })
    await judgeVoice(district, id, 'pass')
    await refused(() => step('worker', id, 'approve'), 'FORBIDDEN', '请先听写')
  })

  test('语音删掉、改成写字可以；两样都没有不收', async () => {
    const { id } = await rejected()
    await refused(() => resend(id, { ...wishForm, text: '', voice: null }), 'INVALID', '有一样')
    expect((await resend(id, wishForm)).data).toMatchObject({ text: wishForm.text, voice: null })
  })
})

/** 手写的表：语音通过检查以后，每个状态里听得到的人；别的人一样也听不到。 */
const hearers: Record<
  'grown' | 'minor',
  Record<'pending' | 'open' | 'claimed' | 'done', readonly CastName[]>
> = {
  grown: {
    pending: ['resident', 'worker', 'secretary'],
    open: ['resident', 'worker', 'secretary'],
    claimed: ['resident', 'worker', 'secretary', 'partyMember'],
    done: ['resident', 'worker', 'secretary', 'partyMember'],
  },
  minor: {
    pending: ['resident', 'worker', 'secretary'],
    open: ['resident', 'worker', 'secretary'],
    claimed: ['resident', 'worker', 'secretary'],
    done: ['resident', 'worker', 'secretary'],
  },
}

describe.each(['grown', 'minor'] as const)('谁听得到：%s', (whose) => {
  const guardian = whose === 'minor' ? { name: '李秀英', agreed: true } : null
  const people: (CastName | null)[] = [null, ...(Object.keys(cast) as CastName[])]
  const route = [
    ['worker', 'approve', null, 'open'],
    ['partyMember', 'claim', null, 'claimed'],
    ['partyMember', 'deliver', '陪着去过了', null],
    ['resident', 'confirm', null, 'done'],
  ] as const

  test('从等待审核到圆梦，一步一步看', async () => {
    const { id } = await voiceWishAt(district, 'transcribed', { guardian })
    const check = async (state: keyof (typeof hearers)['grown']) => {
      const heard: (CastName | null)[] = []
      for (const who of people) {
        const seen = await district.send<WishDetail>(who, 'wish', 'detail', { id })
        if (seen.data?.voice?.url) heard.push(who)
        else expect(JSON.stringify(seen)).not.toMatch(/files\/|kept\//)
      }
      expect([state, heard.sort()]).toEqual([state, [...hearers[whose][state]].sort()])
    }
    await check('pending')
    for (const [who, name, note, state] of route) {
      expect((await step(who, id, name, note)).ok).toBe(true)
      if (state) await check(state)
    }
  })
})

test('代许的人听得到自己代说的；放回大厅以后，原来认领的人就听不到了', async () => {
  const { id } = await voiceWishAt(district, 'transcribed')
  const wish = storedWish(district, id)
  const [neighbour] = district.find('accounts', { openid: cast.gridCover })
  await district.replace('tickets', { ...wish, askedBy: null, proxyId: neighbour?._id })
  expect((await detail('gridCover', id)).voice?.url).toContain('/files/kept/')
  await step('worker', id, 'approve')
  await step('partyMember', id, 'claim')
  expect((await detail('partyMember', id)).voice?.url).toContain('/files/kept/')
  await step('partyMember', id, 'release', '临时有事，去不了')
  expect((await detail('partyMember', id)).voice).toBeNull()
})
