/** 微信的内置标签；浏览器里都加上 wx- 前缀，免得和 HTML 标签相混。 */
const builtInTags = [
  ...['view', 'text', 'button', 'input', 'textarea', 'image', 'icon', 'scroll-view', 'swiper'],
  ...['swiper-item', 'switch', 'checkbox', 'checkbox-group', 'radio', 'radio-group', 'label'],
  ...['form', 'picker', 'picker-view', 'picker-view-column', 'slider', 'progress', 'rich-text'],
  ...['navigator', 'cover-view', 'cover-image', 'movable-area', 'movable-view', 'map', 'canvas'],
  ...['video', 'audio', 'camera', 'web-view', 'ad', 'root-portal', 'page-container', 'open-data'],
  ...['official-account', 'live-player', 'live-pusher', 'editor', 'match-media', 'page-meta'],
  ...['share-element', 'native-slot', 'navigation-bar', 'functional-page-navigator'],
]

const inMarkup = new RegExp(`<(/?)(${builtInTags.join('|')})(?=[\\s/>])`, 'g')
const inSelector = new RegExp(`(^|[\\s>+~(])(${builtInTags.join('|')})(?![\\w-])`, 'g')

/** 模板里的内置标签改名；无障碍的 aria-role 在浏览器里叫 role。 */
export function renameTags(wxml: string): string {
  return wxml.replace(inMarkup, '<$1wx-$2').replace(/(\s)aria-role=/g, '$1role=')
}

const camel = (name: string) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())

/** 改名后的模板给每个内置标签写过哪些属性（驼峰写法），事件不算。 */
export function attributesIn(wxml: string, found: Record<string, Set<string>>) {
  for (const [, tag = '', text = ''] of wxml.matchAll(/<wx-([\w-]+)((?:\s+[^\s=>]+="[^"]*")*)/g)) {
    found[tag] ??= new Set()
    for (const [, name = ''] of text.matchAll(/\s([\w-]+)="/g)) {
      if (!/^(bind|catch|class$|style$|id$|hidden$|slot$|data-)/.test(name))
        found[tag].add(camel(name))
    }
  }
}

/** 选择器里的内置标签改名；page 是页面的最外层。 */
export function renameSelector(selector: string): string {
  return selector
    .replace(inSelector, '$1wx-$2')
    .replace(/(^|[\s>+~(])page(?![\w-])/g, '$1.host-page')
}
