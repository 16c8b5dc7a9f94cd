import type { Waste } from '../application/waste';
import type { WasteLine, WasteWay } from './facts';

/**
 * The waste section of an application as routing reads it. A disposal is burning, landfill or another one by the methods of its
 * facilities; where they say nothing, or name several, how much is burned is not known.
 */
export function wasteLines({ kinds, facilities }: Pick<Waste, 'kinds' | 'facilities'>): WasteLine[] {
  const methods = facilities.filter(({ way }) => way === 'disposal').map(({ method }) => method ?? '');
  const known = methods.length > 0 && methods.every((method) => method !== '');
  const ways = known ? [...new Set(methods.map(wayOf))] : DISPOSALS;
  return kinds.flatMap(({ code, annual, ways: chosen }) => {
    const category = `HW${code.slice(-2)}`;
    return chosen.flatMap((way): WasteLine[] =>
      way === 'disposal'
        ? ways.map((one) => ({ category, way: one, ...(ways.length === 1 ? { tonnes: annual } : {}) }))
        : [{ category, way, tonnes: annual }],
    );
  });
}

const DISPOSALS: readonly WasteWay[] = ['incineration', 'landfill', 'other-disposal'];

function wayOf(method: string): WasteWay {
  if (method.includes('焚烧')) return 'incineration';
  return method.includes('填埋') ? 'landfill' : 'other-disposal';
}
