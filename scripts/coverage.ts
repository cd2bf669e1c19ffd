/**
 * Prints how much of each official paragraph the points rest on: `npm run coverage`.
 * The build stops below the least share; this shows how far it is.
 */

import { coverage, LEAST_COVERAGE } from '../src/policy/join/points.ts';
import { checkedCatalog } from '../src/reading/check.ts';

console.log(`least ${LEAST_COVERAGE * 100} %`);
for (const { notice, number, title, officialText, ...reform } of checkedCatalog(process.cwd())
  .reforms) {
  const { share, missing } = coverage(reform, officialText);
  const figures = [
    `${notice.id}/${number}`.padEnd(8),
    `${(share * 100).toFixed(1)} %`.padStart(8),
    `${reform.points.length} points`.padStart(10),
  ];
  console.log([...figures, title, ...missing].join('  '));
}
