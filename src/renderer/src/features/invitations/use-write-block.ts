import { useReachability } from '@renderer/state/stores'
import { writeBlockedText } from './words'

/** Why nothing can be sent now, in words; null while everything works. One rule for every button that writes. */
export function useWriteBlock(): string | null {
  return useReachability((state) => {
    switch (state.kind) {
      case 'unknown':
      case 'online':
        return null
      default:
        return writeBlockedText[state.kind]
    }
  })
}
