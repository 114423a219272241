/** The models that the key may use, with what each can do. */
import { useQuery } from '@tanstack/react-query';
import type { Model, Page } from '../api/api-objects.ts';
import { OWN } from '../api/create-gateway.ts';
import { useSession } from '../session/use-session.ts';

export function useModels() {
  const { gateway } = useSession();
  return useQuery({
    queryKey: ['models'],
    queryFn: async () => (await gateway.get<Page<Model>>(`${OWN}/models`)).data,
  });
}
