/** What something gave, and the seconds of the processor that it took: the clock goes on while others work. */
export function timed<Given>(run: () => Given): { given: Given; seconds: number } {
  const begun = process.cpuUsage();
  const given = run();
  const { user, system } = process.cpuUsage(begun);
  return { given, seconds: (user + system) / 1_000_000 };
}
