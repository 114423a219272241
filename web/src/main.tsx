/** Starts the studio in the page. */
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueries } from './api/create-queries.ts';
import { App } from './app.tsx';
import { applyKeptTheme } from './shell/theme-switch.tsx';

applyKeptTheme();
const root = document.querySelector('#studio');
if (root === null) throw new Error('the page has no place for the studio');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={createQueries()}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
