import type { Procedure } from '../procedure/procedure';
import type { Authority, RoutingAnswer, Words } from './route';

/** Where an application for an item goes: to the bureau that acts for the authority, or to the authority itself. */
export const receiverOf = ({ actedBy, authority }: RoutingAnswer): Authority | null => actedBy ?? authority;

/**
 * Whether a bureau may receive an item: it is the authority, acts for it, nobody decides (a filing), or the answer is still open
 * (a person checks it at the counter). Only a certain answer stands in the way.
 */
export const isCompetent = (bureau: string, { level, act, authority, actedBy }: RoutingAnswer): boolean =>
  level === 'ask' || act === 'filing' || authority?.code === bureau || actedBy?.code === bureau;

/**
 * The answers that may stand in the way of a procedure: where it says, with its source, that the city receives it, what a county
 * decides is the city's business, too.
 */
export const bindingFor = (answers: readonly RoutingAnswer[], { receivedBy }: Pick<Procedure, 'receivedBy'>): RoutingAnswer[] =>
  answers.filter(({ level }) => !(receivedBy?.level === 'city' && level === 'county'));

/** The bureau of this installation that may receive all of the items together, the one closest to the site first. */
export function commonReceiver(
  answers: readonly RoutingAnswer[],
  nearest: string | undefined,
  allowed: (bureau: string) => boolean = () => true,
): string | undefined {
  const binding = answers.filter(({ level, act }) => level !== 'ask' && act === 'approval');
  const named = binding.flatMap(({ actedBy, authority }) => [actedBy?.code, authority?.code]);
  const candidates = [...named.filter((code) => code !== undefined), ...(nearest === undefined ? [] : [nearest])];
  return candidates.find((code) => allowed(code) && binding.every((answer) => isCompetent(code, answer)));
}

/**
 * Whether the joint term of 行政许可法 42(2) (APL-03: 45 working days) runs: its article 26(2) speaks of two or more departments of
 * one local government, 26(1) of the offices of one organ.
 */
export interface JointTerm {
  applies: 'no' | 'if-organised' | 'ask';
  article: string;
  reason: Words;
}

export function jointTerm(answers: readonly RoutingAnswer[]): JointTerm {
  const approvals = answers.filter(({ act }) => act === 'approval');
  if (approvals.some(({ level }) => level === 'ask')) {
    return {
      applies: 'ask',
      article: '26+42(2)',
      reason: {
        zh: '各事项由谁决定尚未全部确定，是否适用四十五个工作日的联合办理期限待定。',
        en: 'Not all authorities are known yet, so whether the joint term of 45 working days runs is open.',
      },
    };
  }
  if (new Set(approvals.map(({ authority }) => authority?.zh)).size <= 1) {
    return {
      applies: 'no',
      article: '26(1)',
      reason: {
        zh: '各事项由同一机关决定，属于内设机构之间的统一受理；四十五个工作日的联合办理期限（APL-03）不适用，各事项按各自法定期限计算。',
        en: 'One organ decides all items through its own offices; the joint term of 45 working days (APL-03) does not run, each item keeps its own.',
      },
    };
  }
  return {
    applies: 'if-organised',
    article: '26(2)+42(2)',
    reason: {
      zh: '各事项由不同机关决定；仅在同一本级人民政府确定统一办理或者组织联合、集中办理时，才适用四十五个工作日的期限（APL-03）。',
      en: 'Different authorities decide; the term of 45 working days (APL-03) runs only where one local government organises unified, joint or centralised handling.',
    },
  };
}
