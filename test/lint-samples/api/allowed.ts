// No line may be refused: api/ may use these.
export * as domain from '../domain/anything';
export * as stores from '../stores/anything';
export * as adapters from '../adapters/anything';
export * as templates from '../templates/anything';
export * as workflows from '../workflows/anything';
export * as package1 from 'express';
export * as sibling from './forbidden';
