import type { Clock } from '../clock/clock'
import type { CallBook } from '../functions/calls'
import type { Catalog } from '../functions/catalog'
import type { Runtime } from '../functions/runtime'
import type { Sessions } from '../identity/sessions'
import type { OpenApi } from '../openapi/open'
import type { Timers } from '../timers/timers'
import type { Billing, Database } from '../types'

/** 控制台要看和要动的各部分。 */
export interface ConsoleParts {
  database: Database
  calls: CallBook
  billing: Billing
  catalog: Catalog
  runtime: Runtime
  clock: Clock
  timers: Timers
  openapi: OpenApi
  sessions: Sessions
}

/** 控制台的一页：从地址里的参数算出整张网页。 */
export type ConsolePage = (parts: ConsoleParts, query: URLSearchParams) => string
