// Every line must be refused: stores/ may not use these.
export * as workflows from '../workflows/anything';
export * as activities from '../activities/anything';
export * as adapters from '../adapters/anything';
export * as api from '../api/anything';
export * as templates from '../templates/anything';
export * as migrations from '../migrations/anything';
export * as runtime from '../runtime/anything';
export * as package1 from 'express';
export * as package2 from '@temporalio/worker';
export * as package3 from '@temporalio/client';
export * as package4 from '@temporalio/workflow';
export * as package5 from '@temporalio/activity';
export * as package6 from '@temporalio/common';
