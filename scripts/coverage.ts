/**
 * Prints how much of each official paragraph the points rest on: `npm run coverage`, for editors.
 * The build stops below the least share; this shows how far it is.
 */
import { faultReport } from '../src/policy/fault.ts';
import { coverage, LEAST_COVERAGE } from '../src/policy/join/points.ts';
import { checkContent } from '../src/reading/check.ts';

const { catalog, faults } = checkContent(process.cwd());
if (faults.length > 0) {
  console.error(faultReport(faults));
  process.exit(1);
}
console.log(`各项的要点涉及原文的比例（不到 ${LEAST_COVERAGE * 100}% 的不能生成网站）：`);
for (const { notice, number, title, officialText, ...reform } of catalog.reforms) {
  const { share, missing } = coverage(reform, officialText);
  const figures = [
    `/${notice.id}/${number}/`.padEnd(10),
    `${(share * 100).toFixed(1)}%`.padStart(7),
    `${reform.points.length} 条要点`.padStart(6),
  ];
  console.log([...figures, title, ...missing].join('  '));
}
