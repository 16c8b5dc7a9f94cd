// Every line must be refused: activities/ may not use these.
export * as workflows from '../workflows/anything';
export * as api from '../api/anything';
export * as migrations from '../migrations/anything';
export * as runtime from '../runtime/anything';
export * as package1 from 'express';
