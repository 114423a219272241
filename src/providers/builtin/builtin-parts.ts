/** What the built-in provider works with. */
import type { Clock } from '../../lib/clock.ts';
import type { remakeVideo, renderVideo } from '../../renderer/index.ts';
import type { PromptReader } from './chat/chat-reader.ts';
import type { Signer } from './credentials/signer.ts';

export interface BuiltinParts {
  /** Exists, and belongs to this process alone. */
  readonly workFolder: string;
  /** Videos drawn at once. */
  readonly concurrency: number;
  readonly clock: Clock;
  readonly render: typeof renderVideo;
  readonly remake: typeof remakeVideo;
  /** Reads the prompts of new videos; null leaves that to the lexicon. */
  readonly readPrompt: PromptReader | null;
  /** Says in each finished video who made it, and of what. */
  readonly signer: Signer;
}
