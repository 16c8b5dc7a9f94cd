// No line may be refused: migrations/ may use these.
export * as package1 from 'knex';
export * as sibling from './forbidden';
