import express, { type RequestHandler } from 'express';
import { requireFormToken } from './csrf';

/**
 * Body of a plain form (bracketed names become objects and lists), with its CSRF token checked. The limits are those of REST,
 * so that a text that is too long is refused at its field. For a form with files see api/uploads.ts.
 */
export const formBody: RequestHandler[] = [
  express.urlencoded({ extended: true, limit: '8mb', parameterLimit: 20_000 }),
  requireFormToken,
];
