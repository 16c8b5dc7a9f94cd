// Every line must be refused: adapters/ may not use these.
export * as domain from '../domain/anything';
export * as workflows from '../workflows/anything';
export * as activities from '../activities/anything';
export * as stores from '../stores/anything';
export * as api from '../api/anything';
export * as templates from '../templates/anything';
export * as migrations from '../migrations/anything';
export * as runtime from '../runtime/anything';
export * as package1 from 'express';
export * as package2 from 'knex';
export * as package3 from '@temporalio/worker';
export * as package4 from '@temporalio/client';
export * as package5 from '@temporalio/workflow';
export * as package6 from '@temporalio/activity';
export * as package7 from '@temporalio/common';
