/** Whether a key that was pressed there is part of a text, or looks for an item of a menu: then it is no shortcut (UX.md section 4.3). */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  // jsdom does not compute isContentEditable; the attribute covers what the app uses.
  const isEditable = target.isContentEditable || target.closest('[contenteditable="true"]') !== null
  // In an open menu letters look for an item.
  return (
    isEditable ||
    target.matches('input, textarea, select, [role="combobox"]') ||
    target.closest('[role="menu"]') !== null
  )
}
