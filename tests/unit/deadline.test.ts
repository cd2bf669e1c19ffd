import assert from 'node:assert/strict';
import { it } from 'node:test';
import { deadlineNote } from '../../src/policy/deadline.ts';

it("a time limit is the notice's own, and past from the day after its last", () => {
  for (const [until, today, said] of [
    ['2019-11-30', '2019-11-29', '通知所定时限'],
    ['2019-11-30', '2019-11-30', '通知所定时限'],
    ['2019-11-30', '2019-12-01', '通知所定时限，已过'],
    ['2019-11-30', undefined, '通知所定时限'],
    [undefined, '2026-11-26', '通知所定时限'],
    [undefined, undefined, '通知所定时限'],
  ] as const) {
    assert.equal(deadlineNote(until, today), said, `${until} on ${today}`);
  }
});
