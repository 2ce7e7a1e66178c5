import { useState } from 'react'

/** What a dialog is about, also while it fades out and there is nothing to ask any more. */
export function useKept<T>(value: T | null): T | null {
  const [kept, setKept] = useState(value)
  if (value !== null && value !== kept) setKept(value)
  return value ?? kept
}
