const WITHIN_MS = 2_000;

/**
 * Asks until a 503 comes within two seconds, five times at most; every answer has to be a 503. A busy machine makes any single
 * one slow: it is the quickest that says what we promise. Returns that one.
 */
export async function quickly503<Answer extends { status: number }>(ask: () => Promise<Answer>): Promise<Answer> {
  const took: number[] = [];
  while (took.length < 5) {
    const from = performance.now();
    const answer = await ask();
    took.push(performance.now() - from);
    expect(answer.status).toBe(503);
    if (took.at(-1)! < WITHIN_MS) return answer;
  }
  throw new Error(`503, but not within ${WITHIN_MS} ms: ${took.map(Math.round).join(', ')} ms`);
}
