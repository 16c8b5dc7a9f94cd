// No line may be refused: templates/ may use these.
export type { Domain } from '../domain/anything';
export * as package1 from 'handlebars';
export * as sibling from './forbidden';
