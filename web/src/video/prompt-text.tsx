/** The prompt as it was written; a long one is unfolded on demand. */
import { useState } from 'react';
import { CopyButton } from '../parts/copy-button.tsx';

const SHORT_LETTERS = 600;

export function PromptText({ prompt }: { readonly prompt: string }) {
  const [isWhole, setWhole] = useState(false);
  const isLong = prompt.length > SHORT_LETTERS;
  return (
    <section className="prompt" aria-label="Prompt">
      <p className="prompt-text" dir="auto">
        {isLong && !isWhole ? `${cut(prompt)}…` : prompt}
      </p>
      <div className="row">
        {isLong && (
          <button
            type="button"
            className="button quiet"
            aria-expanded={isWhole}
            onClick={() => setWhole(!isWhole)}
          >
            {isWhole ? 'Show less' : `Show all ${prompt.length.toLocaleString('en')} letters`}
          </button>
        )}
        <CopyButton text={prompt} label="Copy prompt" />
      </div>
    </section>
  );
}

/** Never in the middle of a letter that takes two. */
function cut(prompt: string): string {
  return prompt.slice(0, SHORT_LETTERS).replace(/[\uD800-\uDBFF]$/, '');
}
