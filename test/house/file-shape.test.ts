/** Every file has a name that says what it holds, and opens with its purpose. */
import { describe, expect, it } from 'vitest';
import { findShapeViolations } from './find-shape-violations.ts';
import { loadSourceFiles } from './load-source-files.ts';
import { parseSourceFile } from './source-file.ts';
import { formatViolations } from './violation.ts';

const OPENING = '/** Says what it is for. */\n';

function rulesBroken(path: string, code: string = OPENING): string[] {
  return findShapeViolations([parseSourceFile(path, code)]).map(({ rule }) => rule);
}

it('holds in the repository', () => {
  expect(formatViolations(findShapeViolations(loadSourceFiles()))).toEqual([]);
});

describe('names', () => {
  it.each([
    ['src/core/video-id.ts', []],
    ['src/core/video-id.test.ts', []],
    ['src/renderer/kernel.wasm.ts', []],
    ['src/core/videoId.ts', ['kebab-case']],
    ['src/core/video_id.ts', ['kebab-case']],
    ['src/Core/video.ts', ['kebab-case']],
    ['src/core/utils.ts', ['no-grab-bag']],
    ['src/core/helper.ts', ['no-grab-bag']],
    ['src/core/types.ts', ['no-grab-bag']],
    ['test/common/video.ts', ['no-grab-bag']],
    ['scripts/misc.ts', ['no-grab-bag']],
    ['src/core/common-words.ts', []],
  ])('%s', (path, rules) => {
    expect(rulesBroken(path)).toEqual(rules);
  });
});

describe('content', () => {
  it.each([
    ['/** Says what it is for. */', []],
    ['/**\n * Says what it is for: this\n * and that.\n */\nconst a = 1;', []],
    ['#!/usr/bin/env node\n/** Says what it is for. */', []],
    ['', ['opening-sentence']],
    ['// Says what it is for.', ['opening-sentence']],
    ["import './a.ts';\n/** Says what it is for. */", ['opening-sentence']],
    ['/** a fragment without end */', ['opening-sentence']],
    [`${OPENING}export default 1;`, ['no-default-export']],
    [`${OPENING}const a = 1;\nexport { a as default };`, ['no-default-export']],
  ])('%s', (code, rules) => {
    expect(rulesBroken('src/core/planted.ts', code)).toEqual(rules);
  });

  it('of a unit test is explained by the names of its tests', () => {
    expect(rulesBroken('src/core/planted.test.ts', '')).toEqual([]);
  });
});
