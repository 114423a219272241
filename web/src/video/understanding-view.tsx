/** How the prompt was understood, in its own words, and what of it was not. */
import type { Understanding } from '../api/api-objects.ts';

export function UnderstandingView({ understanding }: { readonly understanding: Understanding }) {
  const { matched, unknown, not_drawn: notDrawn, confidence } = understanding;
  return (
    <section aria-labelledby="understanding">
      <h2 id="understanding">
        Understood <span className="muted">{Math.round(confidence * 100)}&#8239;%</span>
      </h2>
      {matched.length + unknown.length + notDrawn.length === 0 && (
        <p className="muted">None of its words.</p>
      )}
      <Words label="Taken up" words={matched} tone="good" />
      <Words label="Known, but left out" words={notDrawn} tone="wait" />
      <Words label="Not understood" words={unknown} tone="faint" />
    </section>
  );
}

interface WordsProps {
  readonly label: string;
  readonly words: readonly string[];
  readonly tone: string;
}

function Words({ label, words, tone }: WordsProps) {
  if (words.length === 0) return null;
  return (
    <div className="words">
      <h3>{label}</h3>
      <ul className="chips">
        {[...new Set(words)].map((word) => (
          <li key={word} className={`chip ${tone}`} dir="auto">
            {word}
          </li>
        ))}
      </ul>
    </div>
  );
}
