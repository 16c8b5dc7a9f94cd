import type { LocalDate } from '../decider';

/** Working days of one jurisdiction. Days are local dates; the day ends at 24:00 Asia/Shanghai. */
export interface Calendar {
  /** Rises when a notice is loaded. */
  version: number;
  /** Last year covered by a loaded holiday notice; later dates are provisional. */
  lastLoadedYear: number;
  isWorkingDay(date: LocalDate): boolean;
  isProvisional(date: LocalDate): boolean;
}
