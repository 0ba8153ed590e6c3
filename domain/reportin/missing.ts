/** 双报到还缺什么，和各自怎么补。 */
export const missingWords = {
  home: { title: '本人还没有报到', fix: '到您住的社区报到，3 个工作日里确认。' },
  waiting: { title: '社区还没有确认', fix: '等社区确认，3 个工作日里会有回音。' },
  unit: { title: '还没有对上单位', fix: '向单位联络员要六位的单位代码，填在这里。' },
  unitLine: { title: '单位还没有到社区报到', fix: '由单位联络员去报到，您不用办。' },
} as const
export type Missing = keyof typeof missingWords
