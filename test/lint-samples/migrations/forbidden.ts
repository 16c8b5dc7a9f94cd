// Every line must be refused: migrations/ may not use these.
export * as domain from '../domain/anything';
export * as workflows from '../workflows/anything';
export * as activities from '../activities/anything';
export * as stores from '../stores/anything';
export * as adapters from '../adapters/anything';
export * as api from '../api/anything';
export * as templates from '../templates/anything';
export * as runtime from '../runtime/anything';
export * as package1 from 'pg';
export * as package2 from 'express';
export * as package3 from 'node:fs';
