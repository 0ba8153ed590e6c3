import type { Clock } from '../clock/clock'
import type { Catalog } from '../functions/catalog'
import type { Runtime } from '../functions/runtime'
import type { State } from '../state'
import { parseCron } from './cron'

/** 定时触发器：跟着本地云的时钟走。 */
export interface Timers {
  /** 立刻跑一次指定函数的触发器（不写名字就是它全部的触发器）；不排队，同时叫几次就同时跑几个。 */
  run(functionName: string, triggerName?: string): Promise<void>
  /** 把到点的都触发一遍；平时每秒自己来一次。 */
  tick(): Promise<void>
  /**
   * 拨钟到 `to`。往前拨时一天一停：每停一处，触发器先在这一天最后一个该触发的钟点跑，
   * 再在这一天的末尾跑一遍，函数返回 `{done: n > 0}` 就接着跑到没有活为止。
   * 这样一次拨三十天与一天天拨三十次的结果相同，而每分钟一次的触发器也不必真跑四万多遍。
   * 一次拨得超过 62 天，就把路程均分成 62 停。往回拨只改时间，什么都不触发。
   */
  travel(to: number): Promise<void>
  stop(): void
}

interface Due {
  functionName: string
  triggerName: string
  at: number
}

const day = 24 * 3600_000
/** 一次拨钟最多停这么多处，一下拨几年也只要几秒。 */
const stopLimit = 62
/** 一停之内最多连跑这么多遍：函数总说还有活，多半是它自己写错了。 */
const repeatLimit = 1000

/** 建触发器；`live` 为假时不自己走，等测试来推。 */
export function createTimers(
  parts: { clock: Clock; catalog: Catalog; runtime: Runtime; state: State },
  live: boolean,
): Timers {
  const { clock, catalog, runtime, state } = parts
  let checked = Math.min(state.get('timersChecked', clock.now()), clock.now())
  let busy: Promise<unknown> = Promise.resolve()
  /** 拨钟和到点触发排成一队，不会互相插进来。 */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = busy.then(work, work)
    busy = turn.catch(() => undefined)
    return turn
  }
  const dueIn = (from: number, to: number): Due[] =>
    triggersOf(catalog)
      .map(({ config, ...trigger }) => ({ ...trigger, at: parseCron(config).lastIn(from, to) }))
      .filter((trigger): trigger is Due => trigger.at !== null)
      .sort((a, b) => a.at - b.at)
  /** 触发一次；函数自己出错已经记在调用记录里，不该拦住别的触发器。 */
  const fire = async ({ functionName, triggerName, at }: Due) => {
    const event = {
      Type: 'Timer',
      TriggerName: triggerName,
      Time: new Date(at).toISOString(),
      Message: '',
    }
    const caller = { openid: '', source: 'wx_trigger' }
    const call = { name: functionName, event, caller, timer: true }
    const result = await runtime.invoke(call).catch(() => 'null')
    return hasMore(JSON.parse(result))
  }
  const drain = async (due: Due) => {
    for (let count = 0; count < repeatLimit && (await fire(due)); count += 1);
  }
  const check = (to: number) => {
    checked = to
    state.set('timersChecked', to)
  }
  const tick = () =>
    inTurn(async () => {
      const now = clock.now()
      const due = dueIn(checked, now)
      if (due.length > 0 || now - checked > 60_000) check(now)
      for (const trigger of due) await fire(trigger)
    })
  const travel = (to: number) =>
    inTurn(async () => {
      let from = clock.now()
      // 往回拨以后，从新的时刻重新数起。
      if (to < from) check(to)
      const step = Math.max(day, Math.ceil((to - from) / stopLimit))
      for (; from < to; from = Math.min(to, from + step)) {
        const end = Math.min(to, from + step)
        const due = dueIn(from, end)
        for (const trigger of due) {
          clock.moveTo(trigger.at)
          await drain(trigger)
        }
        clock.moveTo(end)
        check(end)
        for (const trigger of due) await drain({ ...trigger, at: end })
      }
      clock.moveTo(to)
      check(to)
    })
  const interval = live ? setInterval(() => void tick().catch(console.error), 1000) : undefined
  return {
    tick,
    travel,
    async run(functionName, triggerName) {
      for (const { name } of catalog.get(functionName).triggers) {
        if (triggerName !== undefined && name !== triggerName) continue
        await fire({ functionName, triggerName: name, at: clock.now() })
      }
    },
    stop: () => clearInterval(interval),
  }
}

const triggersOf = (catalog: Catalog) =>
  catalog
    .names()
    .flatMap((functionName) =>
      catalog
        .get(functionName)
        .triggers.map(({ name, config }) => ({ functionName, triggerName: name, config })),
    )

const hasMore = (result: unknown) =>
  Number(Object(result).done ?? Object(Object(result).data).done) > 0
