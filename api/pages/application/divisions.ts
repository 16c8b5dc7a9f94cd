import type { Actor } from '../../../domain/decider';
import type { ApiServices } from '../../services';
import type { ChoiceOf } from '../forms/form';

/** Districts that the person's bureau covers; for the portal, those of every city that takes part. */
export async function divisionsFor({ db, catalogue }: Pick<ApiServices, 'db' | 'catalogue'>, actor: Actor): Promise<ChoiceOf[]> {
  const codes =
    actor.role === 'enterprise'
      ? (await db('jurisdictions').orderBy('code').select<{ code: string }[]>('code')).map(({ code }) => code)
      : [actor.jurisdiction ?? ''];
  const cities = [...new Set(codes.map((code) => `${code.slice(0, 4)}00`))];
  const all = cities.flatMap((city) => catalogue.divisionsOf(city).filter(({ level }) => level !== 'placeholder'));
  const district = actor.role !== 'enterprise' && !codes[0]?.endsWith('00');
  const own = district ? all.filter(({ code }) => code === codes[0]) : all;
  return own.map(({ code, nameZh }) => ({ value: code, text: `${nameZh}（${code}）` }));
}
