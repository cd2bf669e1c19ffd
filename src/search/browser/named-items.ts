import type { Named } from '../core/lexicon.ts';
import type { NamedFacts } from '../core/named-facts.ts';
import { pageAddress } from './page-address.ts';

const FACTS: Record<Named['facet'], (reforms: number) => string> = {
  unit: (reforms) => `牵头${reforms}项`,
  zone: (reforms) => `来自该片区${reforms}项`,
  topic: (reforms) => `本站分类，${reforms}项`,
  place: (reforms) => `应复制推广${reforms}项`,
  notice: (reforms) => `通知，${reforms}项`,
};

/**
 * What a query named, each with its page and its facts in one line.
 * @param root the site's root, as a full address.
 */
export function namedItems(named: readonly NamedFacts[], root: string): HTMLLIElement[] {
  return named.map(({ match: { named: one, other }, reforms }) => {
    const link = document.createElement('a');
    link.href = pageAddress(root, one.url);
    link.textContent = one.name[0];
    const facts = document.createElement('span');
    facts.className = 'quiet';
    const as = other?.label ? `${other.label}${other.of ?? other.spoken[0]}，` : '';
    facts.textContent = as + FACTS[one.facet](reforms);
    const item = document.createElement('li');
    item.append(link, ' ', facts);
    return item;
  });
}
