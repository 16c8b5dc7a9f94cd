import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { helpers, type RenderData } from './render-helpers';
import type { Locale, Translator } from './i18n';
import type { DocumentTemplates } from './models/documents';
import type { NoticeTemplates } from './models/notices';

/**
 * Template name → its model. Pages add theirs by declaration, in templates/models/<folder>.ts:
 * `declare module '../render' { interface PageModels { 'pages/inbox': InboxModel } }`
 */
export interface PageModels extends DocumentTemplates, NoticeTemplates {}

export interface Renderer {
  /** `name` is the path below the templates folder without `.hbs`: `pages/inbox`, `mail/N01/subject`. */
  render<Name extends keyof PageModels>(name: Name, locale: Locale, model: PageModels[Name]): string;
  has(name: string): boolean;
  /** Names of all templates that can be rendered, layouts and partials not among them. */
  names(): string[];
  t: Translator;
}

/**
 * Compiles every `.hbs` file below `folder` (sources or build, the caller knows which). `partials/a/b.hbs` is the partial `a/b`;
 * a file named `layout*.hbs` is a partial by its path: `{{#> pages/layout title=title}}…{{/pages/layout}}`, with
 * `{{> @partial-block}}` where the page goes and `{{#*inline "aside"}}` for further parts.
 *
 * Mail, SMS and document templates are strict: a name that the model lacks throws. HTML is always escaped; plain text
 * (`sms/**`, `subject`, `text`) has nothing to escape.
 */
export function createRenderer({ folder, translator }: { folder: string; translator: Translator }): Renderer {
  const sources = readTemplates(folder);
  const isPartial = (name: string) => name.startsWith('partials/') || /(^|\/)layout[^/]*$/.test(name);
  const styles = {
    page: newStyle(sources, isPartial),
    strict: newStyle(sources, isPartial),
    plain: newStyle(sources, isPartial),
  };
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  for (const [name, source] of sources) {
    if (isPartial(name)) continue;
    const style = styleOf(name);
    const options: CompileOptions = {
      strict: style !== 'page',
      noEscape: style === 'plain',
      knownHelpers: Object.fromEntries(Object.keys(helpers).map((helper) => [helper, true])),
    };
    // Parsed now, so that a broken template stops the start and not the hundredth page.
    styles[style].parse(source, { srcName: name });
    compiled.set(name, styles[style].compile(source, options));
  }
  return {
    t: translator,
    has: (name) => compiled.has(name),
    names: () => [...compiled.keys()],
    render(name, locale, model) {
      const template = compiled.get(name);
      if (!template) throw new Error(`No template ${name}`);
      const data: RenderData = { t: translator(locale) };
      return template(model, { data });
    },
  };
}

function styleOf(name: string): 'page' | 'strict' | 'plain' {
  if (/^sms\/|^mail\/.*\/(subject|text)$/.test(name)) return 'plain';
  return /^(mail|documents)\//.test(name) ? 'strict' : 'page';
}

/** Partials take the compile options of the first template that uses them, so each style has an environment of its own. */
function newStyle(sources: Map<string, string>, isPartial: (name: string) => boolean): typeof Handlebars {
  const style = Handlebars.create();
  style.registerHelper(helpers);
  for (const [name, source] of sources) if (isPartial(name)) style.registerPartial(name.replace(/^partials\//, ''), source);
  return style;
}

function readTemplates(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hbs'));
  return new Map(
    files.sort().map((file) => [file.replaceAll('\\', '/').slice(0, -'.hbs'.length), readFileSync(join(folder, file), 'utf8')]),
  );
}
