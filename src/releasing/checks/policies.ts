import type { PageLinks } from '../page.ts';

/** What would let a page run or show what the build didn't put there. */
const LOOSE = /'unsafe-(inline|eval|hashes)'|(^|\s)(\*|https?:|data:|blob:)(\s|;|$)/;

/** Pages without their one policy, or with one that allows what nobody wrote. */
export function loosePolicies(pages: ReadonlyMap<string, PageLinks>): string[] {
  return [...pages].flatMap(([page, { policies }]) => {
    const [policy = ''] = policies;
    if (policies.length !== 1)
      return [`${page} 里应有一条安全策略，现在有 ${policies.length} 条。`];
    if (!/^default-src 'none'/.test(policy)) {
      return [`${page} 的安全策略没有以 default-src 'none' 开头。`];
    }
    return LOOSE.test(policy)
      ? [`${page} 的安全策略太宽：${LOOSE.exec(policy)?.[0].trim()}。`]
      : [];
  });
}
