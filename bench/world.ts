import { Person } from '../demo/client';
import { DEMO_PASSWORD } from '../runtime/embedded/demo/people';
import type { Instance } from '../runtime/embedded/instance';
import type { Core } from '../runtime/services';
import type { Officers } from './acts';
import type { Caller } from './caller';
import type { CaseMaker } from './case-maker';

/** What a measurement works with: a running instance, the same stores in this process, and people signed in. */
export interface World {
  instance: Instance;
  core: Core;
  maker: CaseMaker;
  officers: Officers;
  caller: Caller;
  say: (line: string) => void;
}

export async function signInOfficers(address: string): Promise<Officers> {
  const [clerk, eia, permit, approver] = await Promise.all(
    ['clerk', 'eia', 'permit', 'approver'].map((login) => Person.signIn(address, login, DEMO_PASSWORD)),
  );
  return { clerk: clerk!, eia: eia!, permit: permit!, approver: approver! };
}
