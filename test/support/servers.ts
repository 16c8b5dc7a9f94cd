import type { Child } from '../../runtime/embedded/child';

export interface TestServers {
  folder: string;
  children: Child[];
}

/** How the run's addresses reach the test files. */
export const environment = {
  postgres: 'ONEWINDOW_TEST_POSTGRES',
  template: 'ONEWINDOW_TEST_TEMPLATE',
  temporal: 'ONEWINDOW_TEST_TEMPORAL',
  temporalBinary: 'ONEWINDOW_TEST_TEMPORAL_BINARY',
} as const;

/** The value, or an error that says why it is missing. */
export function published(name: keyof typeof environment): string {
  const value = process.env[environment[name]];
  if (value) return value;
  throw new Error(
    `${environment[name]} is not set: the servers run only for the jest project \`servers\` (jest.config.js). ` +
      'A test under test/domain, test/templates or test/adapters must do without them; move it to another folder.',
  );
}
