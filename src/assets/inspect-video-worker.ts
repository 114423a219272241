/** Entry of the process that reads an uploaded video: bytes come in, what they are goes out. */
import { buffer } from 'node:stream/consumers';
import { BufferSource, Input, MP4, type InputVideoTrack } from 'mediabunny';
import type { VideoHeader } from './inspect-video.ts';

/** Throws, and so ends the process, on whatever is no usable mp4. */
async function readHeader(bytes: Buffer): Promise<VideoHeader> {
  using input = new Input({ source: new BufferSource(bytes), formats: [MP4] });
  const [track, ...others] = await input.getVideoTracks();
  if (track === undefined || others.length > 0) throw new Error('not exactly one video track');
  if ((await track.getCodec()) === null || (await track.getDecoderConfig()) === null) {
    throw new Error('unknown codec');
  }
  await requireReadableEnds(track);
  return {
    mediaType: 'video/mp4',
    width: await track.getDisplayWidth(),
    height: await track.getDisplayHeight(),
    durationSeconds: (await track.computeDuration()) - (await track.getFirstTimestamp()),
  };
}

/** What the index says of the first and the last picture must lie inside the file. */
async function requireReadableEnds(track: InputVideoTrack): Promise<void> {
  const { EncodedPacketSink } = await import('mediabunny');
  const sink = new EncodedPacketSink(track);
  const first = await sink.getFirstPacket();
  const last = await sink.getPacket(Infinity);
  if (first === null || last === null) throw new Error('it has no pictures');
  if (first.byteLength === 0 || last.byteLength === 0) throw new Error('a picture is empty');
}

process.stdout.write(JSON.stringify(await readHeader(await buffer(process.stdin))));
