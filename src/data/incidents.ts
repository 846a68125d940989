/** What does a policy say of incidents (7.2.3)? Within what time the authority, departments and customers are told. */

import { z } from 'zod'
import type { DeepReadonly } from '../core/read-only'
import { period } from './names'

export const incidentsRule = z.strictObject({
  /** Authority and customers from when it was detected, departments from when it was assessed. */
  tellWithin: z.strictObject({ authority: period, departments: period, customers: period }),
})
export type IncidentsRule = DeepReadonly<z.infer<typeof incidentsRule>>

/** What holds where a document says nothing: PIPL art. 57 asks for it at once; GDPR art. 33 gives the authority 72 hours. */
export const defaultIncidents: IncidentsRule = {
  tellWithin: { authority: 'P3D', departments: 'P1D', customers: 'P3D' },
}

/** What a document says of incidents, or what holds without it. */
export const incidentsOf = (document: { readonly incidents?: IncidentsRule | undefined }): IncidentsRule =>
  document.incidents ?? defaultIncidents
