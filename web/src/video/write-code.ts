/** How a program asks for the same video. */
import type { Video } from '../api/api-objects.ts';

export interface Code {
  readonly curl: string;
  readonly javascript: string;
}

interface Request {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The call of OpenAI's client; its argument follows. */
  readonly call: string;
}

/** `source` is what it was made from, where that is known: only it tells how much was added. */
export function writeCode(video: Video, source: Video | undefined, origin: string): Code {
  const { path, body, call } = requestOf(video, source);
  const lines = [
    `curl ${origin}/v1${path}`,
    '-H "Authorization: Bearer $REPRISE_API_KEY"',
    "-H 'Content-Type: application/json'",
    `-d ${quoteForShell(JSON.stringify(body, null, 2))}`,
  ];
  const argument = JSON.stringify(body, null, 2).replaceAll(/^(\s*)"(\w+)":/gm, '$1$2:');
  const javascript = [
    "import OpenAI from 'openai';",
    '',
    `const client = new OpenAI({ baseURL: ${JSON.stringify(`${origin}/v1`)}, apiKey: process.env.REPRISE_API_KEY });`,
    `const video = await client.videos.${call}${argument});`,
  ];
  return { curl: lines.join(' \\\n  '), javascript: javascript.join('\n') };
}

function requestOf(video: Video, source: Video | undefined): Request {
  const { prompt, source_video_id: sourceId } = video;
  if (sourceId !== null) {
    const id = sourceId;
    switch (video.operation) {
      case 'remix':
        return { path: `/videos/${id}/remix`, body: { prompt }, call: `remix("${id}", ` };
      case 'edit':
        return { path: '/videos/edits', body: { prompt, video: { id } }, call: 'edit(' };
      case 'extend': {
        const seconds = String(video.seconds - (source?.seconds ?? 0));
        return {
          path: '/videos/extensions',
          body: { prompt, seconds, video: { id } },
          call: 'extend(',
        };
      }
    }
  }
  const { model, size, seconds } = video;
  return {
    path: '/videos',
    body: { model, prompt, size, seconds: String(seconds) },
    call: 'create(',
  };
}

/** Inside single quotes a shell leaves everything alone but the quote itself. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
