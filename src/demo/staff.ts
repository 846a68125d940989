/** Who works at the demo's company besides those whom its data names? Service, marketing, finance, supervision: synthetic people. */

import type { DemoStaff } from './source'

/** A member of the staff, in a department and a position of the standard policy. */
export const member = (
  id: string,
  name: string,
  title: string,
  department: string,
  position: string,
  synthetic: boolean,
): DemoStaff => ({ actor: { kind: 'staff', id, department, position }, name, title, synthetic })

/** Those beside the sales department, whom Northwind doesn't have. */
export const otherStaff: readonly DemoStaff[] = [
  member('staff-101', 'Wang Fang', 'Service Agent', 'service', 'service-agent', true),
  member('staff-102', 'Li Qiang', 'Service Manager', 'service', 'service-manager', true),
  member('staff-111', 'Zhao Min', 'Marketing Analyst', 'marketing', 'marketing-analyst', true),
  member('staff-112', 'Sun Lei', 'Marketing Manager', 'marketing', 'marketing-manager', true),
  member('staff-121', 'Zhou Jing', 'Finance Clerk', 'finance', 'finance-clerk', true),
  member('staff-122', 'Wu Tao', 'Finance Manager', 'finance', 'finance-manager', true),
  member('staff-131', 'Zheng Yan', 'Supervisor', 'supervision', 'supervisor', true),
]

/** A sales department, for the source that has no employees of its own. */
export const salesStaff: readonly DemoStaff[] = [
  member('staff-1', 'Chen Wei', 'Sales Representative', 'sales', 'sales-representative', true),
  member('staff-2', 'Lin Xia', 'Sales Representative', 'sales', 'sales-representative', true),
  member('staff-3', 'Gao Yun', 'Sales Manager', 'sales', 'sales-manager', true),
]
