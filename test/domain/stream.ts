import type { Act, Actor, Decider, DomainEvent, Instant, NewStream, Task } from '../../domain/decider';
import { Refused } from '../../domain/refused';
import type { Rules } from '../../domain/rules/rules';
import { settle } from '../../domain/settle';

interface Numbered extends DomainEvent {
  subject: string;
  series: string;
  year: number;
  number: string;
  verifyCode?: string;
}

/** One stream in memory, stepped as the store does it: settle, decide, fill the numbers, fold, open. */
export class Stream<State, Command extends { type: string }, Event extends DomainEvent> {
  readonly events: Event[] = [];
  readonly opened: NewStream[] = [];
  state: State;
  private readonly counters = new Map<string, number>();

  constructor(
    readonly decider: Decider<State, Command, Event>,
    readonly rules: Rules,
  ) {
    this.state = decider.initial();
  }

  /** An act at a moment; `now` later than it when an outage is being caught up. Returns the act's own events. */
  act(actor: Actor, command: Command, at: Instant, now: Instant = at): Event[] {
    const { state, applied } = settle(this.decider, this.state, at, now, this.rules);
    const act: Act<Command> = { command, actor, receivedAt: at, now };
    const own = this.decider.decide(state, act, this.rules);
    this.record(applied.flatMap(({ events }) => events));
    this.record(own);
    return own;
  }

  /** What the workflow's look does: time acts up to now. */
  look(now: Instant): void {
    this.record(settle(this.decider, this.state, now, now, this.rules).applied.flatMap(({ events }) => events));
  }

  /** The code of the refusal that an act meets; undefined when it is not refused. */
  refusal(actor: Actor, command: Command, at: Instant): Refused | undefined {
    const { state } = settle(this.decider, this.state, at, at, this.rules);
    try {
      this.decider.decide(state, { command, actor, receivedAt: at, now: at }, this.rules);
      return undefined;
    } catch (error) {
      if (error instanceof Refused) return error;
      throw error;
    }
  }

  tasks(kind?: string): Task[] {
    return this.decider.tasks(this.state, this.rules).filter((task) => kind === undefined || task.kind === kind);
  }

  types(): string[] {
    return this.events.map(({ type }) => type);
  }

  private record(events: readonly Event[]): void {
    for (const event of events) {
      if (event.type === 'NumberReserved') this.fill(event as unknown as Numbered);
      this.state = this.decider.evolve(this.state, event);
      this.events.push(event);
      this.opened.push(...this.decider.opens(this.state, event, this.events.length, this.rules));
    }
  }

  private fill(event: Numbered): void {
    const key = `${event.series}〔${event.year}〕`;
    const next = (this.counters.get(key) ?? 0) + 1;
    this.counters.set(key, next);
    event.number = `${key}${next}号`;
    if (event.verifyCode === '') event.verifyCode = `code-${this.events.length}`;
  }
}
