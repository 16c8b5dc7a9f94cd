import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(__dirname, '..');

/** What Debian's docker-compose reads out of the file; it needs no engine for that. */
const compose = async (environmentFile: string): Promise<string> => {
  const args = ['--env-file', environmentFile, '-f', join(root, 'docker-compose.yml'), 'config'];
  const secrets = { POSTGRES_PASSWORD: undefined, SESSION_SECRET: undefined, SMS_TOKEN: undefined };
  return (await run('docker-compose', args, { cwd: root, env: { ...process.env, ...secrets } })).stdout;
};

describe('deployment', () => {
  it('docker-compose accepts the file with the example environment and has all parts', async () => {
    const text = await compose(join(root, '.env.example'));
    for (const service of ['postgres', 'temporal', 'temporal-ui', 'migrate', 'api', 'worker', 'catcher']) {
      expect(text).toMatch(new RegExp(`^  ${service}:$`, 'm'));
    }
    expect(text).toContain('DATABASE_URL: postgres://onewindow:change-me-postgres-password@postgres:5432/onewindow');
  });

  it('docker-compose refuses to run without secrets', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'onewindow-deploy-'));
    writeFileSync(join(folder, 'empty.env'), '');
    await expect(compose(join(folder, 'empty.env'))).rejects.toThrow(/copy \.env\.example to \.env/);
    rmSync(folder, { recursive: true });
  });

  it('runs only programs that the sources have', () => {
    const files = ['Dockerfile', 'docker-compose.yml'].map((name) => readFileSync(join(root, name), 'utf8')).join('\n');
    const programs = [...new Set(files.match(/dist\/[\w/-]+\.js/g))];
    expect(programs.length).toBe(4);
    for (const program of programs) {
      expect([program, existsSync(join(root, program.replace(/^dist\/(.*)\.js$/, '$1.ts')))]).toEqual([program, true]);
    }
  });

  it('does not run as root, and copies every folder that the programs read', () => {
    const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');
    expect(dockerfile).toMatch(/^USER node$/m);
    for (const folder of ['dist', 'templates', 'public', 'data']) expect(dockerfile).toContain(`/app/${folder} ./${folder}`);
  });
});
