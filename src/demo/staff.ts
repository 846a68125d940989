/** Who works at the demo's company besides those whom its data names? Service, marketing, finance, supervision: synthetic people. */

import type { DemoStaff } from './source'

/** Where somebody stands in the company: a title, and a department and a position of the standard policy. */
export interface Post {
  readonly title: string
  readonly department: string
  readonly position: string
}

/** A member of the staff. */
export const memberOf = (
  id: string,
  name: string,
  { title, department, position }: Post,
): Omit<DemoStaff, 'synthetic'> => ({
  actor: { kind: 'staff', id, department, position },
  name,
  title,
})

const synthetic = (id: string, name: string, post: Post): DemoStaff => ({
  ...memberOf(id, name, post),
  synthetic: true,
})

/** Those beside the sales department, whom Northwind doesn't have. */
export const otherStaff: readonly DemoStaff[] = [
  synthetic('staff-101', 'Wang Fang', {
    title: 'Service Agent',
    department: 'service',
    position: 'service-agent',
  }),
  synthetic('staff-102', 'Li Qiang', {
    title: 'Service Manager',
    department: 'service',
    position: 'service-manager',
  }),
  synthetic('staff-111', 'Zhao Min', {
    title: 'Marketing Analyst',
    department: 'marketing',
    position: 'marketing-analyst',
  }),
  synthetic('staff-112', 'Sun Lei', {
    title: 'Marketing Manager',
    department: 'marketing',
    position: 'marketing-manager',
  }),
  synthetic('staff-121', 'Zhou Jing', {
    title: 'Finance Clerk',
    department: 'finance',
    position: 'finance-clerk',
  }),
  synthetic('staff-122', 'Wu Tao', {
    title: 'Finance Manager',
    department: 'finance',
    position: 'finance-manager',
  }),
  synthetic('staff-131', 'Zheng Yan', {
    title: 'Supervisor',
    department: 'supervision',
    position: 'supervisor',
  }),
]

/** A sales department, for the source that has no employees of its own. */
export const salesStaff: readonly DemoStaff[] = [
  synthetic('staff-1', 'Chen Wei', {
    title: 'Sales Representative',
    department: 'sales',
    position: 'sales-representative',
  }),
  synthetic('staff-2', 'Lin Xia', {
    title: 'Sales Representative',
    department: 'sales',
    position: 'sales-representative',
  }),
  synthetic('staff-3', 'Gao Yun', { title: 'Sales Manager', department: 'sales', position: 'sales-manager' }),
]
