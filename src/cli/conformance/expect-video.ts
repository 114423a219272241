/** Compares the bytes of a result with what was promised about it. */
import type { InspectedVideo } from '../../renderer/index.ts';
import type { Answer } from './conformance-client.ts';
import { ConformanceFailure } from './conformance-failure.ts';
import { expectEqual, expectStatus, expectTrue } from './expect-answer.ts';
import type { SuiteContext } from './suite.ts';

export interface PromisedVideo {
  /** Such as `720x1280`; undefined where the dialect does not say. */
  readonly size?: string;
  readonly durationSeconds: number;
}

/** Other encoders round to whole pictures and blocks of sound; a missing second is far outside. */
const TOLERANCE_SECONDS = 0.15;
const MIN_FRAMES_PER_SECOND = 5;

/** Gives one line about what the file really is. */
export async function expectVideo(
  { inspectVideo }: Pick<SuiteContext, 'inspectVideo'>,
  answer: Answer,
  promised: PromisedVideo,
): Promise<string> {
  expectStatus(answer, 200);
  expectEqual('content-type', answer.header('content-type'), 'video/mp4');
  const announced = answer.header('content-length');
  if (announced !== null) expectEqual('content-length', Number(announced), answer.bytes.length);
  const facts = await inspectVideo(answer.bytes).catch((error: Error) => {
    throw new ConformanceFailure(`${answer.asked}: ${error.message}`, { cause: error });
  });
  const size = `${facts.width}x${facts.height}`;
  if (promised.size !== undefined) expectEqual("the mp4's size", size, promised.size);
  expectTrue(
    Math.abs(facts.durationSeconds - promised.durationSeconds) <= TOLERANCE_SECONDS,
    `the mp4 lasts ${facts.durationSeconds} s instead of ${promised.durationSeconds} s`,
  );
  expectTrue(
    facts.frameCount >= facts.durationSeconds * MIN_FRAMES_PER_SECOND,
    `the mp4 has only ${facts.frameCount} frames in ${facts.durationSeconds} s`,
  );
  return describe(size, facts);
}

function describe(size: string, facts: InspectedVideo): string {
  return [
    size,
    `${Number(facts.durationSeconds.toFixed(3))} s`,
    `${facts.frameCount} frames`,
    facts.hasAudio ? 'sound' : 'silent',
    facts.isFastStart ? 'index first' : 'index last',
  ].join(', ');
}
