declare module 'miniprogram-simulate' {
  interface Rendered {
    instance: object
    attach(parent: HTMLElement): void
    detach(): void
  }
  const simulate: {
    load(path: string, tagName: string, options: object): string
    render(id: string): Rendered
  }
  export default simulate
}
