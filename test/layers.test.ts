import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(__dirname, '..');
const samples = join(root, 'test', 'lint-samples');
const rule = '@typescript-eslint/no-restricted-imports';

interface Finding {
  filePath: string;
  messages: { ruleId: string | null; line: number; message: string }[];
}

/** ESLint as its own program: it loads its configuration as an ES module, which jest's sandbox does not allow. */
async function lintSamples(): Promise<Finding[]> {
  const args = ['--no-ignore', '--config', join(samples, 'eslint.config.mjs'), '--format', 'json', samples];
  const { stdout } = await run(join(root, 'node_modules', '.bin', 'eslint'), args, {
    cwd: root,
    maxBuffer: 16 * 1024 * 1024,
  }).catch((error: { stdout?: string }) => {
    // Findings are what it ends with code 1 for.
    if (!error.stdout) throw error;
    return { stdout: error.stdout };
  });
  return JSON.parse(stdout) as Finding[];
}

const layers = readdirSync(samples, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

describe('the layers of docs/architecture.md', () => {
  let findings: Finding[];
  beforeAll(async () => {
    findings = await lintSamples();
  });

  const refused = (layer: string, file: string): number[] => {
    const found = findings.find(({ filePath }) => filePath === join(samples, layer, file));
    return [...new Set((found?.messages ?? []).filter(({ ruleId }) => ruleId === rule).map(({ line }) => line))];
  };
  const imports = (layer: string, file: string): number[] =>
    readFileSync(join(samples, layer, file), 'utf8')
      .split('\n')
      .flatMap((text, index) => (text.includes(' from ') ? [index + 1] : []));

  it('has samples for every folder that has rules', () => {
    expect(layers).toEqual(['activities', 'adapters', 'api', 'domain', 'migrations', 'stores', 'templates', 'workflows']);
  });

  it.each(layers)('%s: what it may not use is refused, line by line', (layer) => {
    expect(refused(layer, 'forbidden.ts')).toEqual(imports(layer, 'forbidden.ts'));
  });

  it.each(layers)('%s: what it may use is not', (layer) => {
    expect(imports(layer, 'allowed.ts').length).toBeGreaterThan(0);
    expect(refused(layer, 'allowed.ts')).toEqual([]);
  });
});
