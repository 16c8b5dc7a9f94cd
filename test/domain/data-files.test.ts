import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadFile } from '../../stores/reference/bad-file';
import { createCatalogue } from '../../stores/reference/catalogue';
import { readReferenceData } from '../../stores/reference/files';

const DATA = join(__dirname, '../../data');
const files = readdirSync(DATA, { recursive: true, encoding: 'utf8' })
  .filter((file) => statSync(join(DATA, file)).isFile() && !file.endsWith('.md'))
  .toSorted();

/** Everything that the product reads of the data folder. */
const readAll = (folder: string): void => {
  readReferenceData(folder);
  createCatalogue(folder);
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onewindow-files-'));
  cpSync(DATA, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Its last line broken: a row with one cell, or an object that never ends. */
function damage(file: string): { line: number } {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8').trimEnd();
  const broken = file.endsWith('.csv') ? `${text}\nbroken` : text.slice(0, -1);
  writeFileSync(path, broken);
  return { line: broken.split('\n').length };
}

describe('a damaged file of data/ is refused whole, naming itself, line and column', () => {
  it('of which there are some', () => expect(files.length).toBeGreaterThan(12));

  it.each(files)('%s', (file) => {
    const { line } = damage(file);
    let refused: unknown;
    try {
      readAll(folder);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(BadFile);
    const { file: named, problems, message } = refused as BadFile;
    expect({ named, line: problems[0]?.line }).toEqual({ named: file, line });
    expect(message).toMatch(new RegExp(`^${file.replaceAll('.', '\\.')} is refused:\\n  line ${line}, column \\S+: `));
  });
});
