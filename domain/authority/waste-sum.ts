import type { WasteSum } from './condition';
import type { WasteWay } from './facts';

const ways: Record<WasteWay, { zh: string; en: string }> = {
  collection: { zh: '收集', en: 'collection' },
  storage: { zh: '贮存', en: 'storage' },
  use: { zh: '利用', en: 'use' },
  incineration: { zh: '焚烧', en: 'incineration' },
  landfill: { zh: '填埋', en: 'landfill' },
  'other-disposal': { zh: '其他处置', en: 'other disposal' },
};

const wastesOf = ({ categories, ways: done }: WasteSum): { zh: string; en: string } => ({
  zh: `${categories.join('、')} ${done.map((way) => ways[way].zh).join('、')}`,
  en: `${categories.join(', ')}, ${done.map((way) => ways[way].en).join(', ')}`,
});

/** Which of the application's wastes made a row apply: added up from the part on hazardous waste, entered once. */
export function metBy(sum: WasteSum): { zh: string; en: string } {
  const { zh, en } = wastesOf(sum);
  const { tonnes, atLeast } = sum;
  if (tonnes === undefined || atLeast === undefined)
    return { zh: `申请的危险废物中有${zh}。`, en: `The application names ${en}.` };
  return {
    zh: `申请的危险废物：${zh}合计 ${tonnes} 吨/年，达到 ${atLeast} 吨/年。`,
    en: `Wastes applied for: ${en}, together ${tonnes} t/a, which is ${atLeast} t/a or more.`,
  };
}

/** How far they stay below a row's amount. */
export function missedBy(sum: WasteSum): { zh: string; en: string } {
  const { zh, en } = wastesOf(sum);
  const { tonnes = '0', atLeast = 0 } = sum;
  return {
    zh: `${zh}合计 ${tonnes} 吨/年，不足 ${atLeast} 吨/年`,
    en: `${en}, together ${tonnes} t/a, less than ${atLeast} t/a`,
  };
}
