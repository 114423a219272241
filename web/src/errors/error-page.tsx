/** Explains an error, with the page that the repository has about it. */
import { useQuery } from '@tanstack/react-query';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Prose } from './prose.tsx';
import { readErrorPage } from './error-pages.ts';

export function ErrorPage({ code }: { readonly code: string }) {
  const page = useQuery({ queryKey: ['error', code], queryFn: () => readErrorPage(code) });
  return (
    <>
      <PageHead title={code} />
      <Notice error={page.error} />
      {page.data === null && <p className="empty">There is no page about this.</p>}
      {typeof page.data === 'string' && <Prose text={page.data} />}
    </>
  );
}
