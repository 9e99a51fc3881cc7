import { ownLoad } from '../../app/load.ts'
import type { Action } from '../action.ts'
import { loadView } from '../blocks/load.ts'
import { loading } from '../modal.ts'
import { md } from '../text.ts'

/** What a person carries of interviews, for them alone. */
export const ownLoadAction: Action = {
  id: 'own-load',
  async run({ who, wait }, deps) {
    await wait(loading('My load', md`One moment…`), async () =>
      loadView(await ownLoad(deps, who), deps.now()),
    )
  },
}
