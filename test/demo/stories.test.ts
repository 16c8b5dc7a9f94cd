import { Expectations } from '../../demo/expectations';
import { defaultStory, stories } from '../../demo/stories';
import { startApp, type App } from '../support/app';

let app: App;
beforeAll(async () => {
  app = await startApp({ worker: true });
});
afterAll(() => app.stop());

it('has its default story among the stories', () => expect(Object.keys(stories)).toContain(defaultStory));

it.each(Object.entries(stories))(
  '%s comes to its end with every expectation held',
  async (_name, story) => {
    const expectations = new Expectations();
    await story.play({
      instance: { address: app.url, catcherUrl: app.catcherUrl },
      expect: expectations,
      say: () => undefined,
    });
    const lines: string[] = [];
    expectations.print((line) => lines.push(line));
    expect(lines.filter((line) => line.includes('✗'))).toEqual([]);
    expect(expectations.held).toBeGreaterThan(10);
  },
  300_000,
);
