/** Light or dark: as the system has it, until one says otherwise. */
import { useState } from 'react';

const NAME = 'reprise.theme';
type Theme = 'light' | 'dark';

/** Before the first picture, so that nothing flashes. */
export function applyKeptTheme(): void {
  const kept = localStorage.getItem(NAME);
  if (kept === 'light' || kept === 'dark') document.documentElement.dataset['theme'] = kept;
}

export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>(current);
  const other: Theme = theme === 'dark' ? 'light' : 'dark';
  const change = () => {
    localStorage.setItem(NAME, other);
    applyKeptTheme();
    setTheme(other);
  };
  return (
    <button
      type="button"
      className="button quiet icon"
      onClick={change}
      aria-label={`Use ${other} colours`}
    >
      <span aria-hidden="true">{theme === 'dark' ? '☀' : '☾'}</span>
    </button>
  );
}

function current(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
