import { stalenessBuckets } from '@shared/domain/staleness'
import { motions, type FacetName } from '@shared/domain/vehicle-filter'
import { verdictKinds } from '@shared/domain/verdict-kinds'
import { verdictName } from '../fleets/verdict-words'
import { listWords } from './list-words'
import { words } from './words'

/** A value of a facet as it is shown; a text that is empty stands for "not known". */
export function facetValueText(facet: FacetName, value: string): string {
  switch (facet) {
    case 'staleness': {
      const bucket = stalenessBuckets.find((name) => name === value)
      return bucket === undefined ? value : words.staleness[bucket]
    }
    case 'motions': {
      const motion = motions.find((name) => name === value)
      return motion === undefined ? value : listWords.motion[motion]
    }
    case 'verdicts': {
      const kind = verdictKinds.find((name) => name === value)
      return kind === undefined ? value : verdictName(kind)
    }
    case 'fleets':
      return value === '' ? listWords.noFleet : value
    case 'providers':
      return value === '' ? listWords.noProvider : value
    case 'provinces':
      return value === '' ? listWords.noProvince : value
  }
}
