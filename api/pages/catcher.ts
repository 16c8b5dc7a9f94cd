import { Router } from 'express';
import { z } from 'zod';
import type { Translate } from '../../templates/i18n';
import type { CatcherPage } from '../../templates/models/pages/open';
import { paths } from '../paths';
import type { ApiServices } from '../services';
import { showPage } from './page';
import { tag } from './tags';

const Message = z.object({
  id: z.string(),
  channel: z.enum(['mail', 'sms']),
  at: z.string(),
  to: z.array(z.string()),
  from: z.string(),
  subject: z.string(),
  text: z.string(),
});
type Message = z.output<typeof Message>;
const Messages = z.union([z.array(Message), z.object({ messages: z.array(Message) }).transform(({ messages }) => messages)]);

/** Most messages shown; older ones stay in the catcher's folder. */
const SHOWN = 200;

/** What the demonstration would have sent: mail and SMS as the catcher keeps them. Embedded default only. */
export function catcherRouter(services: ApiServices): Router {
  const router = Router();
  const { catcherUrl } = services.config;
  if (!catcherUrl) return router;
  router.get([paths.catcher.pattern, paths.catcherMessage.pattern], async (req, res) => {
    const t = services.renderer.t(req.locale);
    const messages = await readMessages(catcherUrl);
    const id = 'id' in req.params ? String(req.params.id) : undefined;
    const open = messages?.find((message) => message.id === id) ?? messages?.[0];
    await showPage(
      services,
      req,
      res,
      'pages/catcher',
      { title: t('pages.catcher.title') },
      {
        reload: req.originalUrl,
        away: messages === undefined,
        messages: (messages ?? []).map((message) => ({
          href: paths.catcherMessage({ id: message.id }),
          subject: message.channel === 'sms' ? message.text : message.subject,
          to: message.to.join(', '),
          when: t.dateTime(Date.parse(message.at)),
          tag: tag(message.channel === 'sms' ? 'ring' : 'run', t(`pages.catcher.${message.channel}`)),
          current: message.id === open?.id,
        })),
        ...(open ? { open: viewMessage(t, open) } : {}),
      },
    );
  });
  return router;
}

/** Newest first; undefined when the catcher does not answer. */
async function readMessages(catcherUrl: string): Promise<Message[] | undefined> {
  try {
    const answer = await fetch(new URL('/messages.json', catcherUrl), { signal: AbortSignal.timeout(2_000) });
    const read = Messages.safeParse(await answer.json());
    return read.success ? read.data.sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, SHOWN) : undefined;
  } catch {
    return undefined;
  }
}

function viewMessage(t: Translate, message: Message): NonNullable<CatcherPage['open']> {
  const fact = (key: string, value: string) => ({ label: t(`pages.catcher.${key}`), value });
  return {
    subject: message.channel === 'sms' ? t('pages.catcher.sms') : message.subject,
    facts: [fact('to', message.to.join(', ')), fact('from', message.from), fact('at', t.dateTime(Date.parse(message.at)))],
    paragraphs: message.text
      .trim()
      .split(/\n\s*\n/)
      .map((paragraph) => linesOf(paragraph)),
  };
}

/** Lines of a paragraph, web addresses in them as links. */
const linesOf = (paragraph: string): { text: string; href?: string; break?: boolean }[] =>
  paragraph.split('\n').flatMap((line, i, all) => {
    const pieces = line.split(/(https?:\/\/[^\s）)]+)/).filter((piece) => piece !== '');
    return pieces.map((text, k) => ({
      text,
      ...(/^https?:\/\//.test(text) ? { href: text } : {}),
      ...(k === pieces.length - 1 && i < all.length - 1 ? { break: true } : {}),
    }));
  });
