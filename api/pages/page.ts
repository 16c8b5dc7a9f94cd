import type { Request, Response } from 'express';
import type { PageName } from '../../templates/models/pages';
import type { PageModels } from '../../templates/render';
import { chromeOf, type Place } from './chrome';
import { newView, type View } from './view';
import type { ApiServices } from '../services';

/** Prints a page: the model without what surrounds it, which is added here. */
export async function showPage<N extends PageName>(
  services: ApiServices,
  req: Request,
  res: Response,
  name: N,
  place: Place,
  model: Omit<PageModels[N], 'chrome'>,
): Promise<void> {
  const chrome = await chromeOf(services, req, place);
  // What is shown depends on who asks, and on the moment.
  res.set('Cache-Control', 'no-store');
  res.type('html').send(services.renderer.render(name, req.locale, { ...model, chrome } as unknown as PageModels[N]));
}

/** The reader's words, the rules and the business clock, for pages that show no single stream. */
export async function viewNow(services: ApiServices, req: Request): Promise<View> {
  const [rules, now] = await Promise.all([services.rules(), services.businessClock.now()]);
  return newView(services.renderer.t(req.locale), rules, now);
}

/** One value of the query string; a repeated one counts as absent. */
export const queryText = (req: Request, name: string, maximum = 100): string | undefined => {
  const value = req.query[name];
  return typeof value === 'string' && value.length <= maximum && !value.includes('\0') && value !== '' ? value : undefined;
};

/** One of a closed list of values, or nothing. */
export const queryChoice = <T extends string>(req: Request, name: string, choices: readonly T[]): T | undefined => {
  const value = queryText(req, name);
  return choices.find((choice) => choice === value);
};
