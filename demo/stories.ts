import { oneWindow } from './one-window';
import type { Story } from './story';

/** Every story of `npm run demo -- <name>`. */
export const stories: Readonly<Record<string, Story>> = { 'one-window': oneWindow };

export const defaultStory = 'one-window';
