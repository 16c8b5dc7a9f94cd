import { Router } from 'express';
import { jointTerm } from '../../domain/authority/competence';
import { routeItems } from '../../domain/authority/route';
import { localDate } from '../../domain/calendar/dates';
import { divisionCodeProblem } from '../../domain/identifiers/division-code';
import { invalidField } from '../errors';
import { paths } from '../paths';
import { requireUser } from '../require-user';
import { routingTables } from '../routing';
import type { ApiServices } from '../services';
import { parse } from '../validation';
import { factsOf, RoutingQuery } from './routing-query';

/** Which level and which authority decides each item at a site, with the text that says so and what is still to be asked. */
export function routingRouter(services: ApiServices): Router {
  const { catalogue, businessClock } = services;
  const router = Router();
  router.get(paths.api.routing.pattern, requireUser, async (req, res) => {
    const query = parse(RoutingQuery, req.query);
    const problem = divisionCodeProblem(query.division, catalogue);
    if (problem) throw invalidField('/division', problem);
    const on = query.on ?? localDate(await businessClock.now());
    const answers = routeItems(query.items, factsOf(query), routingTables(catalogue, await services.rules()), on);
    res.json({ division: query.division, on, items: answers, jointTerm: jointTerm(answers) });
  });
  return router;
}
