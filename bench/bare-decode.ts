/** The floor of every remaking: a file's pictures through the decoder, with nothing around it. */
import { AVERROR_EOF, AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import { Codec, CodecContext, FormatContext, Frame, Packet } from 'node-av/lib';
import { ownCpuMs } from './like-a-child.ts';

export interface BareDecode {
  /** Packed I420. */
  readonly frames: Uint8Array[];
  readonly decodeMs: number;
  readonly decodeCpuMs: number;
}

export async function measureBareDecode(path: string): Promise<BareDecode> {
  const start = performance.now();
  const cpuStart = ownCpuMs();
  const format = new FormatContext();
  if ((await format.openInput(`file:${path}`, null, null)) < 0) throw new Error('no video');
  await format.findStreamInfo();
  const index = format.findBestStream(AVMEDIA_TYPE_VIDEO);
  const stream = format.streams[index];
  const codec = stream === undefined ? null : Codec.findDecoder(stream.codecpar.codecId);
  if (stream === undefined || codec === null) throw new Error('no decoder');
  using context = new CodecContext();
  context.allocContext3(codec);
  context.parametersToContext(stream.codecpar);
  await context.open2(codec);
  using packet = new Packet();
  packet.alloc();
  using frame = new Frame();
  frame.alloc();
  const frames: Uint8Array[] = [];
  for (let isEnd = false; !isEnd;) {
    isEnd = (await format.readFrame(packet)) === AVERROR_EOF;
    if (!isEnd && packet.streamIndex !== index) {
      packet.unref();
      continue;
    }
    await context.sendPacket(isEnd ? null : packet);
    packet.unref();
    while ((await context.receiveFrame(frame)) === 0) frames.push(frame.toBuffer());
  }
  await format.closeInput();
  return { frames, decodeMs: performance.now() - start, decodeCpuMs: ownCpuMs() - cpuStart };
}
