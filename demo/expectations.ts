import { styleText } from 'node:util';

/** What a story says must hold, in the order in which it was found out. */
export class Expectations {
  readonly #found: { what: string; holds: boolean; detail: string }[] = [];

  /** Notes whether something held; `detail` is printed beside it. A story goes on after one that did not. */
  that(what: string, holds: boolean, detail = ''): boolean {
    this.#found.push({ what, holds, detail });
    return holds;
  }

  get failed(): number {
    return this.#found.filter(({ holds }) => !holds).length;
  }

  get held(): number {
    return this.#found.length - this.failed;
  }

  print(say: (line: string) => void): void {
    for (const { what, holds, detail } of this.#found)
      say(`  ${holds ? styleText('green', '✓') : styleText('red', '✗')} ${what}${detail ? styleText('dim', `  ${detail}`) : ''}`);
  }
}
