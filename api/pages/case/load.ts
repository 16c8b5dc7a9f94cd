import type { Request } from 'express';
import type { Actor } from '../../../domain/decider';
import type { JointCase } from '../../../domain/joint-case/state';
import { loadCase, type CaseView } from '../../case-view';
import { whoAsks } from '../../require-user';
import type { ApiServices } from '../../services';
import type { View } from '../view';
import { viewClocks, type ClockView } from './clock-views';

/** A case as a person sees it at this moment, with the words of their language. */
export interface SeenCase {
  view: View;
  actor: Actor;
  /** What the API knows of it: state settled to now, tasks, commands allowed. */
  seen: CaseView;
  state: JointCase;
  clocks: ClockView[];
  /** Seen by the applicant: what is internal to the authority stays out. */
  open: boolean;
}

/** Throws Refused('not-found') also for a case that is not theirs to see. */
export async function seeCase(services: ApiServices, req: Request, id: string): Promise<SeenCase> {
  const { actor } = whoAsks(req);
  const seen = await loadCase(services, actor, id);
  const { rules, now, today, state } = seen;
  const view: View = { t: services.renderer.t(req.locale), rules, now, today };
  const open = actor.role === 'enterprise';
  const clocks = seen.quarantined ? [] : viewClocks(view, state).filter(({ clock }) => !open || clock.kind !== 'internal');
  return { view, actor, seen, state, clocks, open };
}
