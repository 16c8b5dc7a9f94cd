import type { JointCaseEvent } from './events';
import type { DecideOne, Phase } from './phase';
import type { ProcessTask } from './process-tasks';
import type { JointCase } from './state';

/** Papers still to be written; the letter's own id is the subject. */
export const letterTasks = (state: JointCase): ProcessTask[] =>
  state.letters
    .filter(({ document }) => document === undefined)
    .map(({ id }) => ({ id: `ProduceLetter/${id}`, kind: 'ProduceLetter', subject: id }));

const produce: DecideOne<'ProduceLetter'> = (state, { command, receivedAt: at }) => {
  const letter = state.letters.find(({ id }) => id === letterOf(command.task));
  const { document } = command;
  return letter ? ([{ type: 'LetterProduced', at, letter: letter.id, document }] satisfies JointCaseEvent[]) : [];
};

/** `ProduceLetter/<letter>` or, tried again, `ProduceLetter/<letter>/r2`. */
const letterOf = (task: string): string => task.split('/')[1] ?? '';

/** Each letter is written by the process and recorded with the hash of what it says. */
export const letters = {
  decide: { ProduceLetter: produce },
  evolve: {
    LetterProduced: (state, { letter: id, document }) => ({
      ...state,
      letters: state.letters.map((letter) => (letter.id === id ? { ...letter, document } : letter)),
    }),
  },
  possible: {},
} satisfies Phase;
