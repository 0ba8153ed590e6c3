/** 内置组件里要自己画的那几个，用 HTML 标签写；其余的内置标签只是一层壳。 */
const field = (tag: string, attributes: string) =>
  `<${tag} class="inner" value="{{value}}" placeholder="{{placeholder}}" maxlength="{{maxlength}}"` +
  ` disabled="{{disabled?true:false}}" aria-label="{{ariaLabel}}" ${attributes} catch:input="onInput"` +
  ` catch:focus="onFocus" catch:blur="onBlur" bind:keydown="onKey"/>`

const choice = (role: string) =>
  `<i class="${role} {{checked?'on':''}}" role="${role}" aria-checked="{{checked?'true':'false'}}"` +
  ` aria-label="{{ariaLabel}}" bind:tap="onTap"/>`

export const builtinTemplates: Record<string, string> = {
  input: field('input', `type="{{password ? 'password' : 'text'}}"`),
  textarea: field('textarea', ''),
  image: '<img class="inner" src="{{shown}}" alt="" catch:load="onLoad" catch:error="onError"/>',
  switch: choice('switch'),
  checkbox: `${choice('checkbox')}<slot/>`,
  radio: `${choice('radio')}<slot/>`,
  'checkbox-group': '<slot/>',
  'radio-group': '<slot/>',
  picker: '<div class="inner" bind:tap="onTap"><slot/></div>',
}
