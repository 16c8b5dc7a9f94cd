import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ChildSpec {
  name: string;
  command: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
  /** Where its output goes, appended. The file is the child's own: it goes on being written when the parent is killed. */
  log: string;
  /** Whether it does its work yet. */
  answers: (pid: number) => Promise<boolean>;
  /** Milliseconds it gets to answer after its start. */
  readyWithin: number;
  /** What asks it to end in good order; SIGTERM unless told otherwise. */
  stopSignal?: NodeJS.Signals;
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** Milliseconds a child gets to end in good order before SIGKILL. */
const patience = 15_000;

/**
 * One operating-system process of the instance. It leads a process group of its own, so that Ctrl-C in the terminal reaches
 * only the parent, which then stops its children in order.
 */
export class Child {
  #process: ChildProcess | undefined;
  #ended: Promise<Exit> = Promise.resolve({ code: null, signal: null });

  constructor(readonly spec: ChildSpec) {}

  get name(): string {
    return this.spec.name;
  }

  /** Undefined while it does not run. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  get running(): boolean {
    return this.#process !== undefined;
  }

  /** Settles when the run that is under way has ended. */
  get ended(): Promise<Exit> {
    return this.#ended;
  }

  /** Starts it and waits until it answers; when it does not, it is ended and the error tells the end of its log. */
  async start(): Promise<void> {
    if (this.running) throw new Error(`${this.name} already runs as process ${this.pid}.`);
    await this.#spawn();
    try {
      await this.#answer();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  signal(signal: NodeJS.Signals): void {
    this.#process?.kill(signal);
  }

  /** Asks it to end, waits, and makes it end when it does not. */
  async stop(): Promise<void> {
    this.signal(this.spec.stopSignal ?? 'SIGTERM');
    const late = sleep(patience, true, { ref: false });
    if ((await Promise.race([this.#ended.then(() => false), late])) === false) return;
    this.signal('SIGKILL');
    await this.#ended;
  }

  /** The last lines of its log, with the file's name: what an error message needs. */
  lastWords(lines = 12): string {
    const text = readFileSync(this.spec.log, 'utf8').trimEnd().split('\n').slice(-lines);
    return [`${this.spec.log} ends with:`, ...text.map((line) => `  ${line}`)].join('\n');
  }

  async #spawn(): Promise<void> {
    const { command, args, env, cwd, uid, gid, log } = this.spec;
    mkdirSync(dirname(log), { recursive: true });
    const output = openSync(log, 'a');
    const child = spawn(command, args, { env, cwd, uid, gid, detached: true, stdio: ['ignore', output, output] });
    closeSync(output);
    this.#process = child;
    this.#ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        this.#process = undefined;
        resolve({ code, signal });
      });
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (error) => {
        this.#process = undefined;
        reject(new Error(`${this.name} did not start (${command}): ${error.message}`));
      });
    });
  }

  async #answer(): Promise<void> {
    const { answers, readyWithin } = this.spec;
    for (const until = Date.now() + readyWithin; ; await sleep(50)) {
      const pid = this.pid;
      if (pid === undefined) throw new Error(`${this.name} ended at its start. ${this.lastWords()}`);
      if (await answers(pid)) return;
      if (Date.now() > until) throw new Error(`${this.name} was not ready after ${readyWithin / 1000} s. ${this.lastWords()}`);
    }
  }
}
