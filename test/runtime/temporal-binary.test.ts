import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTemporal, pinnedVersion } from '../../runtime/embedded/temporal-binary';
import { buildTemporal } from '../../runtime/embedded/temporal-build';

let folder: string;
const said: string[] = [];
const say = (line: string) => void said.push(line);
const before = { ...process.env };

/** A program that only says its version. */
const script = (path: string, body: string): string => {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
};
const server = (version: string) => `echo "temporal version 9.9.9 (Server ${version}, UI 2.50.1)"`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onewindow-binary-'));
  said.length = 0;
  process.env.PATH = `${join(folder, 'bin')}:/usr/bin:/bin`;
  process.env.XDG_CACHE_HOME = join(folder, 'cache');
  process.env.ONEWINDOW_OFFLINE = '1';
  delete process.env.ONEWINDOW_TEMPORAL_BIN;
});

afterEach(() => {
  process.env = { ...before };
  rmSync(folder, { recursive: true, force: true });
});

describe('where the Temporal server comes from', () => {
  it('takes the program that ONEWINDOW_TEMPORAL_BIN names, and refuses one that is too old', async () => {
    process.env.ONEWINDOW_TEMPORAL_BIN = script(join(folder, 'mine'), server('1.33.0'));
    expect(await findTemporal(say)).toMatchObject({ path: join(folder, 'mine'), found: 'ONEWINDOW_TEMPORAL_BIN' });
    script(join(folder, 'mine'), server('1.31.5'));
    await expect(findTemporal(say)).rejects.toThrow(/ONEWINDOW_TEMPORAL_BIN=.*1\.31\.5 is older than 1\.32\.0/);
  });

  it('takes `temporal` on PATH when it is new enough, else the cache, and says why', async () => {
    const cached = script(join(folder, 'cache', 'onewindow', `temporal-${pinnedVersion()}`), server('1.32.1'));
    const own = script(join(folder, 'bin', 'temporal'), server('1.32.0'));
    expect((await findTemporal(say)).path).toBe(own);
    script(own, server('1.29.1'));
    const found = await findTemporal(say);
    expect(found.path).toBe(cached);
    expect(found.found).toContain('1.29.1 is older');
  });

  it('names every way when none works', async () => {
    await expect(findTemporal(say)).rejects.toThrow(
      /TEMPORAL_ADDRESS: not set[\s\S]*ONEWINDOW_TEMPORAL_BIN: not set[\s\S]*`temporal` on PATH: not there[\s\S]*the cache .*: empty[\s\S]*the SDK's download: ONEWINDOW_OFFLINE is set[\s\S]*a build with Go: Go is not on PATH/,
    );
  });

  it('builds once when two want it at the same time, and takes over the turn of a dead process', async () => {
    const builds = join(folder, 'builds');
    script(
      join(folder, 'bin', 'go'),
      `[ "$1" = version ] && { echo go version; exit; }\nwhile [ "$1" != -o ]; do shift; done\necho one >> ${builds}; sleep 1\nprintf '#!/bin/sh\\necho built\\n' > "$2"; chmod +x "$2"`,
    );
    const target = join(folder, 'cache', 'temporal-1');
    mkdirSync(join(folder, 'cache'));
    writeFileSync(`${target}.lock`, '999999999');
    const both = await Promise.all([buildTemporal({ target, version: '1', say }), buildTemporal({ target, version: '1', say })]);
    expect(both).toEqual([target, target]);
    expect(readFileSync(builds, 'utf8')).toBe('one\n');
    expect(existsSync(`${target}.lock`)).toBe(false);
    expect(said[0]).toMatch(/once per machine and takes 4 to 6 minutes/);
  });

  it('leaves nothing half built behind', async () => {
    script(join(folder, 'bin', 'go'), '[ "$1" = version ] && { echo go version; exit; }\necho "no such module" >&2; exit 1');
    const target = join(folder, 'cache', 'temporal-2');
    await expect(buildTemporal({ target, version: '2', say })).rejects.toThrow(/go build failed:\nno such module/);
    expect(existsSync(target)).toBe(false);
    expect(existsSync(`${target}.lock`)).toBe(false);
  });
});
