// No line may be refused: stores/ may use these.
export * as domain from '../domain/anything';
export * as package1 from 'knex';
export * as sibling from './forbidden';
