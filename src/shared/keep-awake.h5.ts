interface Lock {
  release(): Promise<void>
}

/** 网页端请浏览器别熄屏；不会的、不肯的就算了。 */
export function keepAwake(): () => void {
  const { wakeLock } = navigator as { wakeLock?: { request(kind: 'screen'): Promise<Lock> } }
  const asked = wakeLock?.request('screen').catch(() => null)
  return () => void asked?.then((lock) => lock?.release())
}
