/**
 * What is said beside a time limit: that it is the notice's own, and, where the build knows the day
 * and the limit is one, that it has passed.
 * @param until the limit's last day; none where the limit isn't a day, as 每半年 is none.
 * @param today the day of the build, where it is known: nothing else tells the time.
 */
export const deadlineNote = (until: string | undefined, today: string | undefined): string =>
  until !== undefined && today !== undefined && today > until
    ? '通知所定时限，已过'
    : '通知所定时限';
