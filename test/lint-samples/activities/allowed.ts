// No line may be refused: activities/ may use these.
export * as domain from '../domain/anything';
export * as stores from '../stores/anything';
export * as adapters from '../adapters/anything';
export * as templates from '../templates/anything';
export type { Workflows } from '../workflows/anything';
export * as package1 from '@temporalio/activity';
export * as sibling from './forbidden';
