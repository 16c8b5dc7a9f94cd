import type { Instance } from '../runtime/embedded/instance';
import type { Expectations } from './expectations';

/** Where a story plays: an instance of its own, and where it tells what happens. */
export interface Stage {
  instance: Pick<Instance, 'address' | 'catcherUrl'>;
  expect: Expectations;
  say: (line?: string) => void;
}

export interface Story {
  title: string;
  /** Throws when the story cannot go on; what only turned out otherwise is left to `expect`. */
  play(stage: Stage): Promise<void>;
}
