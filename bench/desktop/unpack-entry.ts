// Bundled by unpack-here.ts into one script.
import { unpack } from '@shared/ipc/packed'

globalThis.unpackHere = unpack
