import { Context } from '@temporalio/activity';
import { finalUnlessPassing } from './failures';

const BEAT_MS = 2_000;

/**
 * Does something to the world outside. While it lasts Temporal is told that the worker lives, so that one that was killed is missed
 * after seconds and not after the whole time allowed; and errors are final unless they pass by themselves.
 */
export async function effect<T>(work: () => Promise<T>): Promise<T> {
  const context = Context.current();
  const beat = setInterval(() => context.heartbeat(), BEAT_MS);
  try {
    return await finalUnlessPassing(work);
  } finally {
    clearInterval(beat);
  }
}
