/** Which measures of the organisation does the standard policy ask evidence of (4.1.3, 4.2.1, 4.2.2, 7.1.3, 7.2.1)? Five, each with its owner. */

import type { ControlRule } from '../data/oversight'

/** Looked at once a year (GB/T 22239-2019, level 3: an assessment each year); backups and defence twice. */
export const standardControls = {
  premises: control('4.2.1', 'Physical security of data centres', '机房物理安全', 'technology', 'P1Y'),
  network: control('4.2.2', 'Network security', '网络安全', 'technology', 'P1Y'),
  confidentiality: control(
    '7.1.3',
    'Restricted areas, passwords, file encryption',
    '保密措施',
    'technology',
    'P1Y',
  ),
  defence: control('7.2.1', 'Defence against attack and malware', '网络安全防护', 'technology', 'P6M'),
  backups: control('4.1.3', 'Backups by several means', '备份存储', 'technology', 'P6M'),
} as const satisfies Readonly<Record<string, ControlRule>>

function control(clause: string, en: string, zh: string, owner: string, review: string): ControlRule {
  return { label: { en, zh }, clause, owner, review }
}
