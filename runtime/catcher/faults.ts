import { z } from 'zod';

/** What the catcher does wrong on purpose, for the next `count` messages; this is what outages are tested with. */
export const Faults = z.object({
  /**
   * `421`, `550`: this answer to the recipient. `drop-after-250`: the message is taken and the connection cut before the
   * sender hears of it. `slow`: the answer comes after `delayMs`.
   */
  smtp: z.enum(['ok', '421', '550', 'drop-after-250', 'slow']).default('ok'),
  /** `503`, `422`: this status. `drop-after-200`: taken, and the connection cut. */
  sms: z.enum(['ok', '503', '422', 'drop-after-200']).default('ok'),
  count: z.number().int().min(0).default(1),
  delayMs: z.number().int().min(0).max(60_000).default(2_000),
});
export type Faults = z.infer<typeof Faults>;

/** Counts the messages down that a fault is to hit. */
export function newFaultSwitch() {
  let faults: Faults = Faults.parse({});
  let left = { smtp: 0, sms: 0 };
  const next = <Channel extends 'smtp' | 'sms'>(channel: Channel): Faults[Channel] => {
    if (left[channel] === 0) return 'ok';
    left[channel] -= 1;
    return faults[channel];
  };
  return {
    set(wanted: Faults) {
      faults = wanted;
      left = { smtp: wanted.count, sms: wanted.count };
    },
    nextSmtp: () => next('smtp'),
    nextSms: () => next('sms'),
    delayMs: () => faults.delayMs,
  };
}
export type FaultSwitch = ReturnType<typeof newFaultSwitch>;
