import fc from 'fast-check';
import { addDays, startOfDay } from '../../../domain/calendar/dates';
import type { Instant } from '../../../domain/decider';
import { PROCESS } from '../../../domain/decider';
import { issueBasis, itemsToIssue, jointCase, stageOf, violations } from '../../../domain/joint-case';
import type { JointCaseCommand } from '../../../domain/joint-case/commands';
import type { JointCaseEvent } from '../../../domain/joint-case/events';
import type { Rules } from '../../../domain/rules/rules';
import { settle } from '../../../domain/settle';
import { allSteps } from '../../fixtures/all-steps';
import { people } from '../people';
import type { Who } from '../people';
import { procedure, rules, rulesFor } from '../rules';
import { at, CaseRun, DAY_0, EIA, paper, PERMIT, submission } from './case-run';
import { happen, story, tell } from './stories';

const [eiaReview] = procedure.branches;
/** Both items wait for one branch, and one that nobody has to wait for; the procedure promises nothing. */
const sharedBranch = [
  ...procedure.branches,
  { ...eiaReview!, id: 'assessment', items: [EIA, PERMIT] },
  { ...eiaReview!, id: 'advice', items: [PERMIT], mandatory: false },
] satisfies typeof procedure.branches;
const variants: [string, Rules][] = [
  ['issued together', rules],
  ['issued as ready', rulesFor({ issue: { ...procedure.issue, rule: 'as-ready' } })],
  ['a shared branch', rulesFor({ branches: sharedBranch, promised: null })],
  ['every kind of step', rulesFor({ branches: allSteps.branches, promised: null })],
];
const runs = process.env['FC_RUNS'] ? Number(process.env['FC_RUNS']) : 100;

describe('the stories', () => {
  it('reach every end, else they prove nothing', () => {
    const seen = new Set<string>();
    for (const stories of fc.sample(story, { seed: 1, numRuns: 300 })) {
      tell(stories, new CaseRun(), (run, _one, refused) => {
        seen.add(refused ?? 'done').add(`case ${stageOf(run.state)}`);
        for (const one of run.state.items) seen.add(`item ${one.state}`);
      });
    }
    const ends = ['item issued', 'item refused', 'item withdrawn', 'item not-accepted', 'case correcting', 'case issuing'];
    const refusals = [
      'permit-before-eia',
      'branch-open',
      'branch-disagrees',
      'already-acted',
      'claimed-by-other',
      'completeness-open',
    ];
    expect([...ends, ...refusals].filter((end) => !seen.has(end))).toEqual([]);
  });
});

describe('whatever happens to a case', () => {
  it.each(variants)('nothing of the Never list comes true, and no task’s id comes back (%s)', (_name, law) => {
    fc.assert(
      fc.property(story, (stories) => {
        const run = new CaseRun(law);
        const gone = new Set<string>();
        let open = new Set<string>();
        tell(stories, run, () => {
          expect(violations(run.state, law)).toEqual([]);
          const ids = run.tasks().map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          const now = new Set(ids);
          for (const id of open) if (!now.has(id)) gone.add(id);
          expect(ids.filter((id) => gone.has(id))).toEqual([]);
          open = now;
        });
        // Every state is plain data: what the database keeps is what was folded.
        expect(JSON.parse(JSON.stringify(run.state))).toStrictEqual(run.state);
      }),
      { numRuns: runs },
    );
  });

  it('a permit is granted only after its EIA, and both are issued by one event', () => {
    fc.assert(
      fc.property(story, (stories) => {
        const run = new CaseRun();
        tell(stories, run, () => undefined);
        const granted = run.events.flatMap((event) =>
          event.type === 'ItemDecided' && event.outcome === 'grant' ? [event.item] : [],
        );
        if (granted.includes(PERMIT)) expect(granted.indexOf(EIA)).toBe(0);
        expect(run.types().filter((type) => type === 'LicencesIssued').length).toBeLessThanOrEqual(1);
      }),
      { numRuns: runs },
    );
  });

  it('what is done was offered, and what is offered to nobody is refused', () => {
    fc.assert(
      fc.property(story, (stories) => {
        const run = new CaseRun();
        let when = at(DAY_0);
        run.by('clerk', submission, when);
        for (const one of stories) {
          when += one.hours * 3_600_000;
          run.look(when);
          const { by: who, command } = one;
          const actor = who in people ? people[who as Who] : undefined;
          const offered = actor ? jointCase.allowed(run.state, actor, when, run.rules) : [];
          const refused = happen(run, one, when);
          if (actor && command && refused === undefined) expect(offered).toContain(command.type);
        }
      }),
      { numRuns: runs },
    );
  });

  it('an outage moves no date: caught up late, time has done the same at the same moments', () => {
    fc.assert(
      fc.property(story, (stories) => {
        const end = startOfDay(addDays(DAY_0, 400));
        const watched = new CaseRun();
        let clock = at(DAY_0);
        // Looked at whenever something falls due.
        const watch = (until: Instant): void => {
          for (;;) {
            const next = Math.min(...watched.tasks().flatMap((task) => (task.for === 'time' ? [task.at ?? 0] : [])));
            if (next > until) break;
            watched.look(next);
          }
          clock = until;
        };
        watched.by('clerk', submission, clock);
        for (const one of stories) {
          watch(clock + one.hours * 3_600_000);
          happen(watched, one, clock);
        }
        watch(end);

        const unwatched = new CaseRun();
        tell(
          stories.map((one) => (one.by === 'nobody' ? { ...one, by: 'nobody' } : one)),
          unwatched,
          () => undefined,
        );
        unwatched.look(end);
        expect(unwatched.events).toEqual(watched.events);
      }),
      { numRuns: runs },
    );
  });

  it('settling twice is settling once', () => {
    fc.assert(
      fc.property(story, fc.nat(24 * 60), (stories, hours) => {
        const run = new CaseRun();
        tell(stories, run, () => undefined);
        const until = at(DAY_0) + hours * 3_600_000 * 10;
        const once = settle(jointCase, run.state, until, until, rules);
        expect(settle(jointCase, once.state, until, until, rules)).toEqual({ state: once.state, applied: [] });
      }),
      { numRuns: runs },
    );
  });

  it('any events fold, in any order', () => {
    fc.assert(
      fc.property(story, fc.infiniteStream(fc.nat()), (stories, picks) => {
        const run = new CaseRun();
        tell(stories, run, () => undefined);
        const pick = picks[Symbol.iterator]();
        const shuffled: JointCaseEvent[] = run.events
          .map((event) => [pick.next().value as number, event] as const)
          .sort(([a], [b]) => a - b)
          .map(([, event]) => event);
        expect(() => shuffled.reduce((state, event) => jointCase.evolve(state, event), jointCase.initial())).not.toThrow();
      }),
      { numRuns: Math.ceil(runs / 4) },
    );
  });

  it('folding changes no earlier state', () => {
    fc.assert(
      fc.property(story, (stories) => {
        const run = new CaseRun();
        tell(stories, run, () => undefined);
        let state = jointCase.initial();
        for (const event of run.events) {
          const before = JSON.stringify(state);
          const next = jointCase.evolve(state, event);
          expect(JSON.stringify(state)).toBe(before);
          state = next;
        }
        expect(state).toEqual(run.state);
      }),
      { numRuns: Math.ceil(runs / 4) },
    );
  });

  it('an act of the process that comes again, or for a task that is gone, does nothing', () => {
    fc.assert(
      fc.property(story, (stories) => {
        const run = new CaseRun();
        const done: JointCaseCommand[] = [];
        let when = at(DAY_0);
        tell(stories, run, (_run, _one, _refused, moment) => {
          when = moment;
          for (const task of run.tasks().filter((one) => one.for === 'process')) {
            done.push(
              task.kind === 'ProduceLetter'
                ? { type: 'ProduceLetter', task: task.id, document: paper('x') }
                : {
                    type: 'IssueLicences',
                    task: task.id,
                    basis: issueBasis(run.state),
                    certificates: Object.fromEntries(itemsToIssue(run.state, rules).map((kind) => [kind, paper(kind)])),
                  },
            );
          }
        });
        run.process(when);
        const count = run.events.length;
        const open = new Set(run.tasks().map(({ id }) => id));
        for (const command of done) {
          if ('task' in command && !open.has(command.task)) run.act(PROCESS, command, when);
        }
        expect(run.events.length).toBe(count);
      }),
      { numRuns: Math.ceil(runs / 4) },
    );
  });
});
