/** Opens a video file for decoding: as one of the formats that were checked, and from this disk alone. */
import { Dictionary, FormatContext } from 'node-av/lib';
import { requireSuccess } from '../encoding/media-error.ts';
import { quietMediaLog } from '../encoding/quiet-media-log.ts';

/**
 * A playlist could name other files of this machine or addresses of its network, so no format that
 * names others is let in, and no protocol but the plain file's is there to follow a name with.
 */
const INPUT_OPTIONS = {
  format_whitelist: 'mov,mp4,m4a,3gp,3g2,mj2,matroska,webm',
  protocol_whitelist: 'file',
  codec_whitelist:
    'h264,hevc,libvpx,vp8,libvpx-vp9,vp9,libdav1d,av1,aac,opus,libopus,mp3,mp3float,vorbis,flac,' +
    'ac3,eac3,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_f32le,pcm_f32be',
  max_probe_packets: 500,
};

export async function openFootage(path: string): Promise<FormatContext> {
  quietMediaLog();
  const format = new FormatContext();
  const options = Dictionary.fromObject(INPUT_OPTIONS);
  // Without the prefix a colon in a file's name would be taken for a protocol.
  const code = await format.openInput(`file:${path}`, null, options);
  options.free();
  requireSuccess('open footage', code);
  requireSuccess('read footage', await format.findStreamInfo());
  return format;
}
