import { useDesk } from '../desk.ts'
import { failureWords } from '../state/failure.ts'
import type { MenuItem } from './menu.ts'

/** What apps offer everywhere, or about a message, as a menu shows it. `act` picks one. */
export function useShortcuts(
  type: 'global' | 'message',
  act: (callbackId: string) => ReturnType<ReturnType<typeof useDesk>['act']>,
): MenuItem[] {
  const desk = useDesk()
  const run = async (callbackId: string) => {
    const answer = await act(callbackId)
    if (!answer.ok) desk.note(failureWords(answer.error))
  }
  return desk.shortcuts
    .filter((one) => one.type === type)
    .map(({ callbackId, name, description }) => ({
      key: callbackId,
      text: name,
      detail: description,
      pick: () => void run(callbackId),
    }))
}
