import { z } from 'zod';
import { itemKinds } from '../../domain/procedure/procedure';
import { paths } from '../paths';
import { PublicOpinionBody } from '../public-opinion';
import { PublicityQuery } from '../routes/queries';
import { day, instant, page } from './answers';
import type { Operation } from './operation';

export const PublicitySchema = z
  .object({
    id: z.string(),
    jurisdiction: z.string(),
    titleZh: z.string(),
    titleEn: z.string(),
    unitName: z.string(),
    projectName: z.string(),
    division: z.string(),
    place: z.string().describe('Name of the division'),
    items: z.array(z.enum(itemKinds)),
    rule: z.string().describe('Rule of its length, in /api/v1/deadlines'),
    from: day().describe('First day; it counts'),
    to: day().describe('Last day'),
    publishedAt: instant(),
    open: z.boolean().describe('Whether opinions are taken today'),
    opinions: z.int().describe('How many came in'),
  })
  .meta({ id: 'Publicity', description: 'A notice that anybody may read' });

export const publicityOperations: readonly Operation[] = [
  {
    method: 'get',
    path: paths.api.publicity,
    tag: 'Publicity',
    summary: 'What is on display (公示), and what was; for anybody',
    query: PublicityQuery,
    answer: page(PublicitySchema),
    isPublic: true,
  },
  {
    method: 'get',
    path: paths.api.publicityNotice,
    tag: 'Publicity',
    summary: 'One notice',
    answer: PublicitySchema,
    isPublic: true,
  },
  {
    method: 'post',
    path: paths.api.publicityOpinions,
    tag: 'Publicity',
    summary: 'Give an opinion about it, while it is on display; name and contact are not made public',
    body: PublicOpinionBody,
    example: { text: '请说明夜间噪声的控制措施。', name: '附近居民' },
    answer: z.object({ received: z.literal(true) }),
    status: 201,
    problems: [409, 429],
    isPublic: true,
  },
];
