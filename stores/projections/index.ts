import type { Knex } from 'knex';
import type { JointCase } from '../../domain/joint-case/state';
import type { Licence } from '../../domain/licence/licence';
import type { Notice } from '../../domain/notice/notice';
import type { Rules } from '../../domain/rules/rules';
import type { Write } from '../one-statement';
import type { StreamRef } from '../../domain/decider';
import { projectJointCase } from './joint-case';
import { projectLicence } from './licence';
import { projectNotice } from './notice';
import { projectPublicity } from './publicity';

/** The read models of a stream as they follow from its state: the same writes in a step and in a rebuild. */
export function project(trx: Knex, stream: StreamRef, state: unknown, rules: Rules): Write[] {
  switch (stream.kind) {
    case 'joint-case':
      return [...projectJointCase(trx, state as JointCase, rules), ...projectPublicity(trx, state as JointCase, rules)];
    case 'licence':
      return projectLicence(trx, state as Licence);
    case 'notice':
      return projectNotice(trx, state as Notice);
  }
}
