import type { CallHandlers } from '@shared/ipc/contract'
import { ok } from '@shared/ipc/result'
import type { CredentialImports } from '../../session/credential-imports'

type Area = 'credentials:offers' | 'credentials:import' | 'credentials:import-file' | 'credentials:discard'

export function credentialHandlers(imports: CredentialImports): Pick<CallHandlers, Area> {
  return {
    'credentials:offers': () => Promise.resolve(ok(imports.offers())),
    'credentials:import': ({ from }) => imports.take(from),
    'credentials:import-file': ({ path }) => imports.takeFile(path),
    'credentials:discard': ({ draftId }) => {
      imports.discard(draftId)
      return Promise.resolve(ok(undefined))
    }
  }
}
