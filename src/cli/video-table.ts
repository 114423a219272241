/** Videos as rows for people. */
import type { ApiVideo } from './api-video.ts';
import { formatTable } from './format-table.ts';
import { displayWidth, shorten, toSingleLine } from './terminal-text.ts';

const FACTS_HEADING = ['ID', 'STATUS', 'PROGRESS', 'SECONDS', 'SIZE', 'CREATED'];
const NARROWEST_PROMPT = 24;
/** Where there is no terminal to fit into. */
const USUAL_PROMPT = 60;

/** The prompt gets the columns that the rest leaves; `columns` is null without a terminal. */
export function formatVideoTable(videos: readonly ApiVideo[], columns: number | null): string {
  const facts = [FACTS_HEADING, ...videos.map(factsOf)];
  const factColumns = Math.max(...formatTable(facts).split('\n').map(displayWidth));
  const promptColumns =
    columns === null ? USUAL_PROMPT : Math.max(NARROWEST_PROMPT, columns - factColumns - 3);
  const heading = [...FACTS_HEADING, 'PROMPT'];
  const rows = videos.map((video) =>
    factsOf(video).concat(shorten(toSingleLine(video.prompt ?? ''), promptColumns)),
  );
  return formatTable([heading, ...rows]);
}

function factsOf(video: ApiVideo): string[] {
  return [
    toSingleLine(video.id),
    toSingleLine(video.status),
    `${video.progress} %`,
    toSingleLine(video.seconds),
    toSingleLine(video.size),
    formatTime(video.created_at),
  ];
}

/** In the time zone of whoever reads it; Sweden writes times as 2026-11-21 08:41:59. */
function formatTime(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toLocaleString('sv-SE').slice(0, 'yyyy-mm-dd hh:mm'.length);
}
