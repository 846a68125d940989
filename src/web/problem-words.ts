/** What are the kinds of problems that a caller is told of? Each with its status and its title in both languages. */

import type { FailureKind } from '../core/error'
import type { Localized } from '../core/locale'

/** A kind of problem: one of the library's failures, a denial, or a request that lacks what must be known first. */
export type ProblemKind = FailureKind | ProblemRule['kind']

/** A kind that is no failure. */
export interface ProblemRule {
  readonly kind:
    | 'denied'
    | 'not-accurate'
    | 'no-actor'
    | 'no-purpose'
    | 'no-such-page'
    | 'forged'
    | 'no-method'
}

interface Told {
  /** HTTP status (RFC 9110). */
  readonly status: number
  readonly title: Localized
}

const own: Readonly<Record<ProblemRule['kind'], Told>> = {
  denied: { status: 403, title: { en: 'the policy does not allow this', zh: '政策不允许此操作' } },
  'not-accurate': { status: 422, title: { en: 'some values are not accurate', zh: '部分信息不准确' } },
  'no-actor': { status: 401, title: { en: 'nobody is signed in', zh: '尚未登录' } },
  'no-purpose': {
    status: 400,
    title: { en: 'no purpose of the policy was named', zh: '未说明政策所列的使用目的' },
  },
  'no-such-page': { status: 404, title: { en: 'there is no such page', zh: '没有此页面' } },
  'no-method': { status: 405, title: { en: 'this is not done here', zh: '此处不支持该操作' } },
  forged: {
    status: 403,
    title: { en: 'this form is not from this page, or is too old', zh: '表单并非来自本页面或已过期' },
  },
}

const faults = {
  shape: { status: 400, title: { en: 'the request has not the right shape', zh: '请求格式不正确' } },
  missing: { status: 404, title: { en: 'there is nothing under this id', zh: '没有该编号的内容' } },
  conflict: {
    status: 409,
    title: { en: 'it was done already, or changed meanwhile', zh: '已办理或已被他人更改' },
  },
  later: { status: 503, title: { en: 'not now; try again', zh: '暂时不可用，请重试' } },
  inside: { status: 500, title: { en: 'it failed on our side', zh: '服务端出错' } },
} as const satisfies Readonly<Record<string, Told>>

const failures: Readonly<Partial<Record<FailureKind, Told>>> = {
  'input/invalid': faults.shape,
  'input/unreadable': faults.shape,
  'input/encoding': faults.shape,
  'evidence/contradictory': faults.conflict,
  'record/missing': faults.missing,
  'record/duplicate': faults.conflict,
  'record/changed': faults.conflict,
  'store/unavailable': faults.later,
  'store/locked': faults.later,
  'store/conflict': faults.later,
  'key/unavailable': faults.later,
}

const isOwn = (kind: ProblemKind): kind is ProblemRule['kind'] => Object.hasOwn(own, kind)

/** Status and title of a kind; what isn't the caller's doing is told as 500 or 503. */
export const toldOf = (kind: ProblemKind): Told =>
  isOwn(kind) ? own[kind] : (failures[kind] ?? faults.inside)
