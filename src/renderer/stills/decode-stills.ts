/** In the child: finds and decodes single frames of an mp4 and turns them into RGBA pixels. */
import { AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import { Dictionary, FormatContext } from 'node-av/lib';
import { requireSuccess } from '../encoding/media-error.ts';
import { quietMediaLog } from '../encoding/quiet-media-log.ts';
import { FrameReader } from './frame-reader.ts';
import type { Still } from './still.ts';

/** Only real mp4 or QuickTime files: a playlist could name other files of this machine. */
const INPUT_OPTIONS = { format_whitelist: 'mov,mp4', protocol_whitelist: 'file' };
const MICROSECONDS = 1_000_000;

/** `chooseTimes` is told how long the video is; stills come in the order of the times it returns. */
export async function decodeStills(
  videoPath: string,
  chooseTimes: (durationSeconds: number) => readonly number[],
): Promise<Still[]> {
  quietMediaLog();
  const format = new FormatContext();
  const options = Dictionary.fromObject(INPUT_OPTIONS);
  requireSuccess('open video', await format.openInput(`file:${videoPath}`, null, options));
  requireSuccess('read video', await format.findStreamInfo());
  const streamIndex = format.findBestStream(AVMEDIA_TYPE_VIDEO);
  requireSuccess('find video track', streamIndex);
  const reader = await FrameReader.open(format, streamIndex);
  const stills: Still[] = [];
  for (const seconds of chooseTimes(Number(format.duration) / MICROSECONDS)) {
    stills.push(await reader.readAt(seconds));
  }
  reader.close();
  await format.closeInput();
  return stills;
}
