// Every line must be refused: workflows/ may not use these.
export * as domain from '../domain/anything';
export * as activities from '../activities/anything';
export * as stores from '../stores/anything';
export * as adapters from '../adapters/anything';
export * as api from '../api/anything';
export * as templates from '../templates/anything';
export * as migrations from '../migrations/anything';
export * as runtime from '../runtime/anything';
export * as package1 from 'node:crypto';
export * as package2 from 'knex';
export * as package3 from 'zod';
export * as package4 from '@temporalio/client';
export * as package5 from '@temporalio/worker';
export * as package6 from '@temporalio/activity';
