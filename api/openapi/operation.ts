import type { z } from 'zod';
import type { Path } from '../paths';

/** One operation that is no command of the table. */
export interface Operation {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: Pick<Path<string>, 'pattern'>;
  tag: 'Session' | 'Cases' | 'Work' | 'Licences' | 'Applications' | 'Changes' | 'Publicity' | 'Reference';
  summary: string;
  query?: z.ZodObject;
  body?: z.ZodType;
  example?: unknown;
  /** JSON of the answer; a file when `file`, nothing when absent. */
  answer?: z.ZodType;
  file?: boolean;
  status?: 200 | 201 | 204;
  /** Statuses besides 401 (public ones have none) and those every operation may have. */
  problems?: number[];
  isPublic?: boolean;
  multipart?: boolean;
}
