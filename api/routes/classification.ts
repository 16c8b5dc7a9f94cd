import { Router } from 'express';
import { classifyEia } from '../../domain/classification/eia';
import { classifyPermit } from '../../domain/classification/permit';
import { industryCodeProblem } from '../../domain/identifiers/industry-code';
import { invalidField } from '../errors';
import { paths } from '../paths';
import { requireUser } from '../require-user';
import type { ApiServices } from '../services';
import { parse } from '../validation';
import { ClassificationQuery, factsOf } from './classification-query';

/** What the permit and the EIA list ask of a project, each with the lines it came from. A suggestion: people decide. */
export function classificationRouter({ catalogue }: ApiServices): Router {
  const router = Router();
  router.get(paths.api.classification.pattern, requireUser, (req, res) => {
    const query = parse(ClassificationQuery, req.query);
    const problem = industryCodeProblem(query.industry, catalogue);
    if (problem) throw invalidField('/industry', problem);
    const facts = factsOf(query);
    res.json({ industry: facts.industry, permit: classifyPermit(facts, catalogue), eia: classifyEia(facts, catalogue) });
  });
  return router;
}
