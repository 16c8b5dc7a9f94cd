import type { CaseStage, JointCase } from './state';
import { isEnded, isReviewOver, isToFollow, itemsIn, openNotice } from './standing';

/** Where the whole case stands: derived from its items, stored nowhere. The earliest phase that any item is in. */
export function stageOf(state: JointCase): CaseStage {
  if (state.id === '') return 'draft';
  if (state.items.every(isEnded)) return isToFollow(state) ? 'following' : 'closed';
  if (itemsIn(state, 'checking').length > 0) return openNotice(state) ? 'correcting' : 'checking';
  const accepted = itemsIn(state, 'accepted');
  if (accepted.length === 0) return 'issuing';
  return accepted.every((kind) => isReviewOver(state, kind)) ? 'deciding' : 'reviewing';
}
