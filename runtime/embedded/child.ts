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
  /** What asks it to end in good order; SIGTERM unless told otherwise. */
  stopSignal?: NodeJS.Signals;
  /** Milliseconds it gets to end before SIGKILL. */
  patience?: number;
}

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/**
 * One operating-system process of the instance. It leads a process group of its own, so that Ctrl-C in the terminal reaches
 * only the parent, which then stops its children in order.
 */
export class Child {
  #process: ChildProcess | undefined;
  #exit: Exit | undefined;
  #ended: Promise<Exit> = Promise.resolve({ code: null, signal: null });

  constructor(readonly spec: ChildSpec) {}

  get name(): string {
    return this.spec.name;
  }

  /** Undefined while it does not run. */
  get pid(): number | undefined {
    return this.running ? this.#process?.pid : undefined;
  }

  get running(): boolean {
    return this.#process !== undefined && this.#exit === undefined;
  }

  /** Settles when the run that is under way has ended. */
  get ended(): Promise<Exit> {
    return this.#ended;
  }

  async start(): Promise<void> {
    if (this.running) throw new Error(`${this.name} already runs as process ${this.pid}.`);
    const { command, args, env, cwd, uid, gid, log } = this.spec;
    mkdirSync(dirname(log), { recursive: true });
    const output = openSync(log, 'a');
    const child = spawn(command, args, { env, cwd, uid, gid, detached: true, stdio: ['ignore', output, output] });
    closeSync(output);
    this.#process = child;
    this.#exit = undefined;
    this.#ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        if (this.#process === child) this.#exit = { code, signal };
        resolve({ code, signal });
      });
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (error) => {
        this.#exit = { code: null, signal: null };
        reject(new Error(`${this.name} did not start (${command}): ${error.message}`));
      });
    });
  }

  /** Waits until `probe` says true; fails with the end of the log when the process ends before or the time is over. */
  async ready(probe: () => Promise<boolean>, milliseconds: number): Promise<void> {
    const until = Date.now() + milliseconds;
    for (;;) {
      if (!this.running) throw new Error(`${this.name} ended at its start.\n${this.lastWords()}`);
      if (await probe()) return;
      if (Date.now() > until) throw new Error(`${this.name} was not ready after ${milliseconds / 1000} s.\n${this.lastWords()}`);
      await sleep(50);
    }
  }

  /** The last lines of its log, with the file's name: what an error message needs. */
  lastWords(lines = 12): string {
    const text = readFileSync(this.spec.log, 'utf8').trimEnd().split('\n').slice(-lines);
    return [`Its log ${this.spec.log} ends with:`, ...text.map((line) => `  ${line}`)].join('\n');
  }

  signal(signal: NodeJS.Signals): void {
    if (this.running) this.#process?.kill(signal);
  }

  /** Asks it to end, waits, and makes it end when it does not. */
  async stop(): Promise<void> {
    if (!this.running) return;
    this.signal(this.spec.stopSignal ?? 'SIGTERM');
    const patience = sleep(this.spec.patience ?? 10_000, 'late' as const, { ref: false });
    if ((await Promise.race([this.ended, patience])) === 'late') {
      this.signal('SIGKILL');
      await this.ended;
    }
  }
}
