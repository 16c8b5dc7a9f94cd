// No line may be refused: adapters/ may use these.
export type { Domain } from '../domain/anything';
export * as package1 from 'nodemailer';
export * as sibling from './forbidden';
