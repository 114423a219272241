/** The same request as a program would send it, to be copied. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Video } from '../api/api-objects.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Segments } from '../parts/segments.tsx';
import { videoKeys } from '../videos/video-cache.ts';
import { writeCode, type Code } from './write-code.ts';

const LANGUAGES: readonly { readonly value: keyof Code; readonly label: string }[] = [
  { value: 'curl', label: 'curl' },
  { value: 'javascript', label: 'openai SDK' },
];
const SHOWN_LETTERS = 2000;

export function CodeSamples({ video }: { readonly video: Video }) {
  const [language, setLanguage] = useState<keyof Code>('curl');
  const queries = useQueryClient();
  const source = queries.getQueryData<Video>(videoKeys.one(video.source_video_id ?? ''));
  const code = writeCode(video, source, location.origin)[language];
  const shown = code.length > SHOWN_LETTERS ? `${code.slice(0, SHOWN_LETTERS)}…` : code;
  return (
    <details className="code">
      <summary>Code for the same</summary>
      <div className="row between">
        <Segments
          hidesLegend
          legend="Language"
          value={language}
          choices={LANGUAGES}
          onChange={setLanguage}
        />
        <CopyButton text={code} label="Copy" />
      </div>
      <pre>
        <code>{shown}</code>
      </pre>
    </details>
  );
}
