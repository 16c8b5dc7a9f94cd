// Every line must be refused: api/ may not use these.
export * as activities from '../activities/anything';
export * as migrations from '../migrations/anything';
export * as runtime from '../runtime/anything';
export * as package1 from '@temporalio/worker';
