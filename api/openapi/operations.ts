import { applicationOperations } from './applications';
import { calendarOperations } from './calendar';
import { caseOperations } from './cases';
import { changeOperations } from './changes';
import { licenceOperations } from './licences';
import type { Operation } from './operation';
import { procedureOperations } from './procedures';
import { publicityOperations } from './publicity';
import { referenceOperations } from './reference';
import { sessionOperations } from './session';
import { workOperations } from './work';

/** Everything of the API that is no command of the table. */
export const operations: readonly Operation[] = [
  ...sessionOperations,
  ...caseOperations,
  ...workOperations,
  ...licenceOperations,
  ...publicityOperations,
  ...applicationOperations,
  ...referenceOperations,
  ...calendarOperations,
  ...changeOperations,
  ...procedureOperations,
];
