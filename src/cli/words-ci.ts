/** What do the commands of CI say? Their texts in both languages; those of findings stand with the rules. */

import type { Locale } from '../core/locale'

const table = {
  en: {
    group: 'Check the policy in CI:',
    check: 'lint policies: what contradicts itself, over-collects, gives nothing, keeps too long',
    checkFiles: 'policies as YAML or JSON; `tutela.policy.yaml`, `.yml` or `.json` here where absent',
    diff: 'what a change of the policy allows that was refused before: every combination, each group with a request that shows it',
    diffBase: 'the older policy: a file, or a revision of git',
    diffHead: 'the newer policy: a file, or a revision of git; the file of the work tree where absent',
    diffPolicy: 'path of the policy inside the repository, for revisions',
    test: 'decide scenarios and compare: given, when, expect',
    testFiles: 'files of scenarios, YAML or JSON; `*.scenarios.yaml`, `.yml` and `.json` here where absent',
    testPolicy: 'the policy to test; `tutela.policy.yaml`, `.yml` or `.json` here where absent',
    at: 'the instant of the decisions, ISO 8601',
    watch: 'run again whenever a file changes',
    coverage: 'list the grants and purposes that no scenario touches',
    format: 'what to print',
    out: 'write a format to a file, as sarif=tutela.sarif; may be given more than once',
    failOn: 'the mildest level that ends with 1',
    failOnDirection: 'the mildest change that ends with 1',
    baseline: 'file of fingerprints that are known already; they are not told again',
    updateBaseline: 'write the fingerprints of this run to the baseline and end with 0',
    clean: 'nothing to tell',
    known: 'more that the baseline knows',
    compared: (count: string) => `${count} combinations compared`,
    counts: (widened: number, changed: number, narrowed: number) =>
      `${widened} widened, ${changed} changed, ${narrowed} narrowed; acknowledged ones not counted`,
    passed: (passed: number, of: number) => `${passed} of ${of} scenarios as expected`,
    covered: (grants: string, purposes: string) => `touched: ${grants} grants, ${purposes} purposes`,
    untouched: 'not touched',
    watching: 'watching for changes; end with Ctrl+C',
  },
  zh: {
    group: '在 CI 中检查政策：',
    check: '检查政策：自相矛盾、过度收集、无效授权、保存过久',
    checkFiles: '政策文件（YAML 或 JSON）；缺省为此处的 `tutela.policy.yaml`、`.yml` 或 `.json`',
    diff: '政策的变更放宽了什么：逐一比较全部组合，每组附可见差异的请求',
    diffBase: '旧政策：文件，或 git 版本',
    diffHead: '新政策：文件，或 git 版本；缺省为工作区的文件',
    diffPolicy: '政策在仓库中的路径，用于 git 版本',
    test: '逐一决定场景并比较：given、when、expect',
    testFiles: '场景文件（YAML 或 JSON）；缺省为此处的 `*.scenarios.yaml`、`.yml` 和 `.json`',
    testPolicy: '被测政策；缺省为此处的 `tutela.policy.yaml`、`.yml` 或 `.json`',
    at: '决定的时刻，ISO 8601',
    watch: '文件变化时重新运行',
    coverage: '列出没有场景涉及的授权和目的',
    format: '输出格式',
    out: '将某一格式写入文件，如 sarif=tutela.sarif；可多次给出',
    failOn: '以 1 退出的最低级别',
    failOnDirection: '以 1 退出的最轻变更',
    baseline: '已知指纹的文件；其中的问题不再报告',
    updateBaseline: '将本次的指纹写入基线，并以 0 退出',
    clean: '没有问题',
    known: '个为基线已知问题',
    compared: (count: string) => `已比较 ${count} 个组合`,
    counts: (widened: number, changed: number, narrowed: number) =>
      `放宽 ${widened}，变更 ${changed}，收紧 ${narrowed}；已说明者不计`,
    passed: (passed: number, of: number) => `${of} 个场景中 ${passed} 个符合预期`,
    covered: (grants: string, purposes: string) => `已涉及：授权 ${grants}，目的 ${purposes}`,
    untouched: '未涉及',
    watching: '正在监视文件变化；按 Ctrl+C 结束',
  },
} as const

export type CiWords = (typeof table)[Locale]

/** The texts in a language. */
export const ciWords = (locale: Locale): CiWords => table[locale]
