/** The studio: whoever is signed in sees the page that the address names. */
import { Link } from './parts/link.tsx';
import { PageHead } from './parts/page-head.tsx';
import { paths, placeOf, useLocation, type Place } from './parts/router.ts';
import { CreatePage } from './create/create-page.tsx';
import { ErrorPage } from './errors/error-page.tsx';
import { SessionGate } from './session/session-gate.tsx';
import { Shell } from './shell/shell.tsx';
import { VideoPage } from './video/video-page.tsx';
import { VideosPage } from './videos/videos-page.tsx';
import { EndpointPage } from './webhooks/endpoint-page.tsx';
import { WebhooksPage } from './webhooks/webhooks-page.tsx';

export function App() {
  const place = placeOf(useLocation());
  return (
    <SessionGate>
      <Shell place={place}>
        <PageOf place={place} />
      </Shell>
    </SessionGate>
  );
}

function PageOf({ place }: { readonly place: Place }) {
  switch (place.name) {
    case 'videos':
      return <VideosPage filter={place.filter} />;
    case 'create':
      return <CreatePage />;
    case 'video':
      return <VideoPage key={place.id} id={place.id} />;
    case 'webhooks':
      return <WebhooksPage />;
    case 'endpoint':
      return <EndpointPage key={place.id} id={place.id} />;
    case 'error':
      return <ErrorPage key={place.code} code={place.code} />;
    case 'nowhere':
      return (
        <>
          <PageHead title="Nothing here" />
          <p>
            There is no such page. <Link href={paths.videos}>To the videos</Link>
          </p>
        </>
      );
  }
}
