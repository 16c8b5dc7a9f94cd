import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { projectRoot } from '../runtime/config';
import type { Measured } from './load';

/** One line of the results. */
export interface Finding {
  figure: string;
  value: string;
  floor?: string;
  ratio?: string;
  budget?: string;
  /** Undefined where there is no budget. */
  met?: boolean;
  /** By how much a budget was missed. */
  missedBy?: string;
}

export const ms = (milliseconds: number): string => `${milliseconds.toFixed(milliseconds < 100 ? 1 : 0)} ms`;

const share = (factor: number): string => `${((factor - 1) * 100).toFixed(0)} %`;

/** A figure that may not be larger than its budget. */
export const atMost = (
  figure: string,
  value: number,
  budget: number,
  shown: (value: number) => string,
  more: Partial<Finding> = {},
): Finding => ({
  figure,
  value: shown(value),
  budget: `≤ ${shown(budget)}`,
  met: value <= budget,
  ...(value > budget ? { missedBy: `${shown(value - budget)}${budget > 0 ? ` (${share(value / budget)} over)` : ''}` } : {}),
  ...more,
});

/** The three quantiles of a run as lines without a budget. */
export const quantiles = (figure: string, { p50, p95, p99, count }: Measured): Finding => ({
  figure: `${figure}: p50 / p95 / p99`,
  value: [p50, p95, p99].map(ms).join(' / '),
  ratio: `${count} measured`,
});

const cells = ({ figure, value, floor, ratio, budget, met, missedBy }: Finding): string[] => [
  figure,
  value,
  floor ?? '',
  ratio ?? '',
  budget ?? '',
  met === undefined ? '' : met ? 'yes' : `**no**, by ${missedBy ?? ''}`,
];

export interface Machine {
  postgres: string;
  temporal: string;
  /** Of the minute before the run: what else the machine was doing. */
  load: number;
}

export async function readMachine(db: Knex, temporal: string, load: number): Promise<Machine> {
  const { rows } = await db.raw<{ rows: { server_version: string }[] }>('show server_version');
  return { postgres: rows[0]!.server_version, temporal, load };
}

export const loadNow = (): number => loadavg()[0] ?? 0;

const commit = (): string => {
  try {
    const changed = execFileSync('git', ['status', '--porcelain', '--untracked-files=no'], { encoding: 'utf8' }).trim() !== '';
    return `${execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()}${changed ? ' with changes' : ''}`;
  } catch {
    return 'unknown';
  }
};

/** Writes bench/results.md and returns its path. */
export function writeResults(command: string, machine: Machine, findings: readonly Finding[]): string {
  const file = join(projectRoot(), 'bench', 'results.md');
  const [cpu] = cpus();
  const row = (columns: readonly string[]) => `| ${columns.join(' | ')} |`;
  const missed = findings.filter(({ met }) => met === false);
  const lines = [
    '# Measurements',
    '',
    `Made by \`${command}\` on ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, commit ${commit()}. How: docs/measuring.md.`,
    '',
    `Machine: ${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${type()} ${release()}; Node ${process.version}, Postgres ${machine.postgres}, Temporal ${machine.temporal}. Load generator, API, worker, Postgres and Temporal share its cores; the load average before the run was ${machine.load.toFixed(1)}.`,
    '',
    missed.length === 0
      ? 'Every budget is met.'
      : `${missed.length} of ${findings.filter(({ met }) => met !== undefined).length} budgets are missed: ${missed.map(({ figure }) => figure).join('; ')}.`,
    '',
    row(['figure', 'measured', 'floor', 'ratio', 'budget', 'met']),
    row(['---', '---', '---', '---', '---', '---']),
    ...findings.map((finding) => row(cells(finding))),
    '',
  ];
  writeFileSync(file, lines.join('\n'));
  return file;
}

/** The same for the terminal, as a section ends. */
export function printFindings(say: (line: string) => void, findings: readonly Finding[]): void {
  for (const { figure, value, floor, ratio, budget, met, missedBy } of findings) {
    const beside = [floor && `floor ${floor}`, ratio, budget && `budget ${budget}`].filter(Boolean).join(', ');
    const mark = met === undefined ? ' ' : met ? '✓' : '✗';
    say(`  ${mark} ${figure}: ${value}${beside ? `  (${beside})` : ''}${met === false ? `  missed by ${missedBy}` : ''}`);
  }
}
