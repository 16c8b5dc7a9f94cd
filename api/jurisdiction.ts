import { bindingFor, commonReceiver, isCompetent } from '../domain/authority/competence';
import { factsOfProject, type RoutingFacts } from '../domain/authority/facts';
import { citeOf, routeItems, type RoutingAnswer } from '../domain/authority/route';
import type { LocalDate } from '../domain/decider';
import type { JointCase, RoutingOverride } from '../domain/joint-case/state';
import type { ItemKind, Procedure } from '../domain/procedure/procedure';
import type { Jurisdiction } from '../domain/rules/rules';
import type { PrepareContext } from './commands/entry';
import { Invalid, invalidField, type FieldError } from './errors';
import { bureauOf, routingTables } from './routing';

const DIVISION = '/application/site/division';
const SPECIAL = '/application/project/special';
const REASON = '/routingReason';

/** What an application asks for, and what it says of itself. */
interface Asked {
  items: readonly ItemKind[];
  facts: RoutingFacts;
  /** Day of receipt: it chooses the texts. */
  on: LocalDate;
  /** A clerk takes the application in although routing names another authority. */
  reason?: string | undefined;
  /** The level that the procedure is received by, where it names one. */
  receivedBy: Procedure['receivedBy'];
}

interface Receiver {
  jurisdiction: string;
  routingOverride?: RoutingOverride;
}

type Context = Pick<PrepareContext, 'actor' | 'rules' | 'services'>;

/**
 * Who receives an application. From the portal: the bureau that may receive all of its items; while that is open, the bureau of
 * the site's division, or of its city where the division has none. At the counter: its own bureau, for sites in its area and for
 * items that it may receive, or with a reason that is kept in the case. Throws Invalid, naming the right authority and the text
 * (排污许可管理条例 9(1)(2), 行政许可法 32(1)(2)). A procedure may name the level that receives it (`receivedBy`).
 */
export function receiverOf(context: Context, asked: Asked): Receiver {
  const { actor, rules, services } = context;
  const answers = bindingFor(routeItems(asked.items, asked.facts, routingTables(services.catalogue, rules), asked.on), asked);
  const right = (code: string): boolean => {
    const bureau = bureauOf(rules, code);
    return bureau !== undefined && (asked.receivedBy === undefined || bureau.level === asked.receivedBy.level);
  };
  if (actor.role === 'enterprise') {
    if (asked.reason) throw invalidField(REASON, 'routing-override-not-allowed');
    const { division } = asked.facts;
    const nearest = [division, `${division.slice(0, 4)}00`].find(right);
    const jurisdiction = commonReceiver(answers, nearest, right);
    if (jurisdiction === undefined) throw notHere(answers, nearest);
    return { jurisdiction };
  }
  const own = bureauOf(rules, actor.jurisdiction ?? '');
  if (!own || !covers(own, asked.facts.division)) throw invalidField(DIVISION, 'site-outside-jurisdiction');
  if (!right(own.code)) throw invalidField('/procedure', 'authority-level');
  const others = answers.filter((answer) => !isCompetent(own.code, answer));
  if (others.length === 0) return { jurisdiction: own.code };
  if (!asked.reason) throw notHere(answers, own.code);
  return { jurisdiction: own.code, routingOverride: { reason: asked.reason, items: others.map(elsewhere) } };
}

/** The authority that routing names for an item of a case, in Chinese as letters print it; undefined while it is open or this bureau's. */
export function rightAuthorityFor({ rules, services, state }: PrepareContext, item: ItemKind): string | undefined {
  const { facts, receivedOn, jurisdiction } = state as JointCase;
  const [answer] = routeItems([item], factsOfProject(facts), routingTables(services.catalogue, rules), receivedOn);
  return answer && !isCompetent(jurisdiction, answer) ? answer.authority?.zh : undefined;
}

/** One error for each item that others decide: alone, or beside items that may be received here. */
function notHere(answers: readonly RoutingAnswer[], here: string | undefined): Invalid {
  const others = answers.filter(
    (answer) => answer.authority !== null && answer.act === 'approval' && (here === undefined || !isCompetent(here, answer)),
  );
  if (others.length === 0) return invalidField(DIVISION, 'jurisdiction-unknown');
  const joint = here !== undefined && others.length < answers.length;
  return new Invalid(
    others.map((answer): FieldError => {
      const { item, authority, article } = elsewhere(answer);
      return {
        pointer: answer.level === 'state' ? SPECIAL : DIVISION,
        code: joint ? 'authority-joint' : 'authority-elsewhere',
        params: { item, authorityZh: authority.zh, authorityEn: authority.en, article },
      };
    }),
  );
}

const elsewhere = ({ item, authority, basis }: RoutingAnswer): RoutingOverride['items'][number] => ({
  item,
  authority: { zh: authority?.zh ?? '', en: authority?.en ?? '' },
  article: basis[0] ? citeOf(basis[0]) : '',
});

/** A city bureau covers the divisions under its first four digits, a district bureau its own. */
export const covers = ({ code, level }: Jurisdiction, division: string): boolean =>
  level === 'city' ? division.slice(0, 4) === code.slice(0, 4) : division === code;
