import { createNoticeActivities } from './notices';
import type { NoticeDeps } from './notices';
import { createPaperActivities } from './papers';
import type { PaperDeps } from './papers';
import { createProcessActivities } from './process';
import type { ProcessDeps } from './process';

export type ActivityDeps = ProcessDeps & PaperDeps & NoticeDeps;

/** Everything the process does to the world. Each is safe to run twice: `step` by its task, papers and messages by their content. */
export const createActivities = (deps: ActivityDeps) => ({
  ...createProcessActivities(deps),
  ...createPaperActivities(deps),
  ...createNoticeActivities(deps),
});

export type Activities = ReturnType<typeof createActivities>;
