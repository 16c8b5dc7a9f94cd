import { join } from 'node:path';
import { stageOf, violations } from '../../../domain/joint-case';
import { readReferenceData } from '../../../stores/reference/files';
import { buildRules } from '../../../stores/reference/rules';
import { rules as invented } from '../rules';
import { isFiling } from '../../../domain/procedure/procedure';
import { at, CaseRun, permitInHand, submission } from './case-run';
import { doneWell } from './done-well';

const data = readReferenceData(join(__dirname, '../../../data'));
const shipped = {
  ...buildRules({ version: 1, ...data, jurisdictions: [] }),
  jurisdiction: (code: string) => invented.jurisdiction(code),
};

describe('each shipped procedure, with the law as shipped', () => {
  it.each(data.procedures.map(({ id, version }) => [`${id}/${version}`, id]))(
    '%s goes from submission to its licences',
    (_name, procedure) => {
      const run = new CaseRun(shipped);
      const start = at('2026-11-23', 9);
      const starts = data.procedures.some(
        ({ id, items }) => id === procedure && items.some((item) => !isFiling(item) && item.amends),
      );
      run.by('clerk', { ...submission, procedure, ...(starts ? { licence: permitInHand } : {}) }, start);
      for (let when = start + 3_600_000; stageOf(run.state) !== 'closed' && when < start + 1000 * 3_600_000; when += 3_600_000) {
        run.process(when);
        for (const task of run.tasks()) {
          const done = doneWell(task, run, when);
          if (done) run.by(done[0], done[1], when);
        }
      }
      expect(run.state.items.map(({ state }) => state)).toEqual(run.state.items.map(() => 'issued'));
      expect(violations(run.state, shipped)).toEqual([]);
      // A case that starts from a permit tells it of the application and of its new version, and opens no second one.
      const fresh = run.state.items.filter(({ amends }) => amends === undefined);
      expect(run.opened.filter(({ kind }) => kind === 'licence')).toHaveLength(fresh.length);
      expect(run.told.map(({ type }) => type)).toEqual(starts ? ['NoteApplication', 'ReviseLicence'] : []);
    },
  );
});
