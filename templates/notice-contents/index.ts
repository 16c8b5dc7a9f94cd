import { applicationMoments } from './application';
import { clockMoments } from './clocks';
import type { Contents } from './content';
import { decisionMoments } from './decision';
import { licenceMoments } from './licence';
import { reviewMoments } from './review';

export const noticeContents: Contents = {
  ...applicationMoments,
  ...clockMoments,
  ...reviewMoments,
  ...decisionMoments,
  ...licenceMoments,
};
