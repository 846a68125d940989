/** Where is the number of a residence permit for people of Hong Kong, Macau or Taiwan? Its check character decides. */

import { either as E } from 'fp-ts'
import { residencePermit } from '../../data/formats/residence-permit'
import { mayFitMod112 } from './check-digits'
import { defineRecogniser } from '../recogniser'
import { findSequences } from '../sequence'

const lengths = [18]
const first = '8'

export const residencePermitRecogniser = defineRecogniser({
  kind: 'residence-permit',
  label: residencePermit.label,
  reads: 'numbers',
  digits: 17,
  first,
  lengths,
  find: findSequences({
    first,
    lengths,
    fits: mayFitMod112,
    read: ({ value }) => {
      const parsed = residencePermit.parse(value)
      return E.isLeft(parsed) ? undefined : { confidence: 0.97, value: parsed.right }
    },
  }),
})
