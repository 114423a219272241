/** What is around every page: where one can go, how the gateway is, and how the money stands. */
import type { ReactNode } from 'react';
import { Link } from '../parts/link.tsx';
import { paths, type Place } from '../parts/router.ts';
import { useSession } from '../session/use-session.ts';
import { useLiveNews } from '../videos/use-live-news.ts';
import { BalanceGlance } from './balance-glance.tsx';
import { ConnectionMark } from './connection-mark.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

const SECTIONS: readonly { name: string; path: string; holds: readonly Place['name'][] }[] = [
  { name: 'Videos', path: paths.videos, holds: ['videos', 'video'] },
  { name: 'Create', path: paths.create, holds: ['create'] },
  { name: 'Webhooks', path: paths.webhooks, holds: ['webhooks', 'endpoint'] },
];

export function Shell({
  place,
  children,
}: {
  readonly place: Place;
  readonly children: ReactNode;
}) {
  const { caller, canMake, signOut } = useSession();
  const connection = useLiveNews();
  return (
    <div className="shell">
      <a className="skip" href="#content">
        Skip to the content
      </a>
      <header className="top">
        <Link href={paths.videos} className="wordmark" aria-label="Reprise: videos">
          Reprise
        </Link>
        <nav aria-label="Sections" className="sections">
          {SECTIONS.filter(({ path }) => canMake || path !== paths.create).map((section) => (
            <Link
              key={section.path}
              href={section.path}
              aria-current={section.holds.includes(place.name) ? 'page' : undefined}
            >
              {section.name}
            </Link>
          ))}
        </nav>
        <div className="top-end">
          <ConnectionMark connection={connection} />
          <BalanceGlance />
          <ThemeSwitch />
          <button
            type="button"
            className="button quiet"
            onClick={signOut}
            title={`Project ${caller.project_id}, key ${caller.id}`}
          >
            Sign out
          </button>
        </div>
      </header>
      {!canMake && (
        <p className="banner" role="status">
          This key only reads: nothing can be made or changed with it.
        </p>
      )}
      {connection === 'lost' && (
        <p className="banner wait" role="status">
          The gateway does not answer; trying again. What is shown may be old.
        </p>
      )}
      <main id="content" className="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
