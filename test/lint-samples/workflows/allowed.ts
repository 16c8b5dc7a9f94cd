// No line may be refused: workflows/ may use these.
export type { Activities } from '../activities/anything';
export type { Domain } from '../domain/anything';
export * as package1 from '@temporalio/workflow';
export * as package2 from '@temporalio/common';
export * as sibling from './forbidden';
