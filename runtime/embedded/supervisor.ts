import { setTimeout as sleep } from 'node:timers/promises';
import type { Child, Exit } from './child';

export interface SupervisorOptions {
  say: (line: string) => void;
  /** Told whenever a process begins or ends. */
  changed?: (pids: Record<string, number | undefined>) => void;
}

const firstPause = 500;
const longestPause = 30_000;
/** A run this long counts as a good one: the next pause is short again. */
const goodRun = 60_000;

/**
 * Keeps the instance's processes alive: one that ends by itself is started again after a pause that doubles, and reported.
 * One ended through `kill` stays down until `restart`, so that a test decides when it comes back.
 */
export class Supervisor {
  readonly #children: Child[] = [];
  readonly #held = new Set<Child>();
  readonly #options: SupervisorOptions;
  #stopping = false;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    // The parent ends without a word of farewell: its children must not outlive it.
    process.once('exit', this.#killAll);
  }

  get pids(): Record<string, number | undefined> {
    return Object.fromEntries(this.#children.map((child) => [child.name, child.pid]));
  }

  /** Starts a child and keeps it running. Children are stopped in the reverse order of this. */
  async start(child: Child): Promise<void> {
    this.#children.push(child);
    await this.#again(child);
    this.#follow(child);
  }

  /** Sends a signal and waits for the end it brings; SIGSTOP and SIGCONT only interrupt. */
  async kill(name: string, signal: NodeJS.Signals): Promise<void> {
    const child = this.#named(name);
    if (signal !== 'SIGSTOP' && signal !== 'SIGCONT') this.#held.add(child);
    child.signal(signal);
    if (this.#held.has(child)) await child.ended;
  }

  /** Starts it again, ending it in good order first when it runs; ready when it returns. */
  async restart(name: string): Promise<void> {
    const child = this.#named(name);
    this.#held.add(child);
    await child.stop();
    await this.#revive(child);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    for (const child of this.#children.toReversed()) await child.stop();
    this.#options.changed?.(this.pids);
    process.removeListener('exit', this.#killAll);
  }

  readonly #killAll = (): void => {
    for (const child of this.#children.toReversed()) child.signal(child.spec.stopSignal ?? 'SIGTERM');
  };

  #named(name: string): Child {
    const child = this.#children.find((each) => each.name === name);
    if (!child)
      throw new Error(`This instance runs no ${name} of its own, only ${this.#children.map((each) => each.name).join(', ')}.`);
    return child;
  }

  #follow(child: Child, pause = firstPause): void {
    const started = Date.now();
    void child.ended.then((exit) => {
      this.#options.changed?.(this.pids);
      if (this.#stopping || this.#held.has(child)) return;
      const next = Date.now() - started > goodRun ? firstPause : pause;
      this.#options.say(
        `${child.name} ended by itself (${describe(exit)}); starting it again in ${next / 1000} s. ${child.lastWords(5)}`,
      );
      void this.#bringBack(child, next);
    });
  }

  async #bringBack(child: Child, pause: number): Promise<void> {
    for (let wait = pause; ; wait = Math.min(wait * 2, longestPause)) {
      await sleep(wait, undefined, { ref: false });
      if (this.#stopping || this.#held.has(child)) return;
      try {
        await this.#again(child);
        this.#options.say(`${child.name} runs again as process ${child.pid}.`);
        this.#follow(child, Math.min(wait * 2, longestPause));
        return;
      } catch (error) {
        this.#options.say(`${child.name} could not be started again: ${(error as Error).message}`);
      }
    }
  }

  async #again(child: Child): Promise<void> {
    const started = child.start();
    this.#options.changed?.(this.pids);
    await started;
  }

  async #revive(child: Child): Promise<void> {
    // Postgres refuses to start while sessions of the killed server still end.
    for (let tries = 1; ; tries += 1) {
      try {
        await this.#again(child);
        break;
      } catch (error) {
        if (tries === 3) throw error;
        await sleep(firstPause);
      }
    }
    this.#held.delete(child);
    this.#follow(child);
  }
}

const describe = ({ code, signal }: Exit): string => (signal ? `by ${signal}` : `exit code ${code}`);
