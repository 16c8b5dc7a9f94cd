import type { Actor } from '../domain/decider';
import type { Account } from '../stores/accounts';
import type { Locale } from './locale';

/** What the middleware of api/app.ts leaves on a request. */
declare module 'express-serve-static-core' {
  interface Request {
    /** Wall clock, ms; the legal receipt of an act is the business clock at this moment. */
    arrivedAt: number;
    requestId: string;
    locale: Locale;
    /** Absent when nobody is signed in. Read from `users` on every request, so a deactivated officer is nobody at once. */
    account?: Account;
    /** The same person as the domain sees them. */
    actor?: Actor;
  }
  interface Locals {
    locale: Locale;
  }
}

declare module 'express-session' {
  interface SessionData {
    userId?: string;
    /** The joined row of `users`; never stored with the session. */
    account?: Account;
  }
}
