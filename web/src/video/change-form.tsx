/** Asks for a remix, an edit or an extension of a video, with its price beforehand. */
import { useState, type FormEvent } from 'react';
import type { Video } from '../api/api-objects.ts';
import { useMake } from '../create/use-make.ts';
import { PriceTag } from '../create/price-tag.tsx';
import { useModels } from '../create/use-models.ts';
import { Field } from '../parts/field.tsx';
import { Notice } from '../parts/notice.tsx';
import { SecondsPicker } from '../parts/seconds-picker.tsx';
import { changeRequest, type Change } from './change-request.ts';

export type { Change } from './change-request.ts';

const WORDS: Readonly<Record<Change, { label: string; placeholder: string; button: string }>> = {
  remix: {
    label: 'What should be different?',
    placeholder: 'The same, but at night, with snow falling',
    button: 'Remix',
  },
  edit: {
    label: 'What should be changed?',
    placeholder: 'Make the boat blue',
    button: 'Edit',
  },
  extend: {
    label: 'What happens next?',
    placeholder: 'The boat reaches the shore',
    button: 'Extend',
  },
};

interface Props {
  readonly change: Change;
  readonly source: Video;
  onClose(): void;
}

export function ChangeForm({ change, source, onClose }: Props) {
  const [prompt, setPrompt] = useState('');
  const lengths = useExtensionSeconds(source);
  const [chosen, setChosen] = useState<number | null>(null);
  const seconds = String(chosen ?? lengths[0] ?? 4);
  const make = useMake();
  const words = WORDS[change];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.submit(changeRequest(change, source.id, { prompt, seconds }));
  };
  const quoted = changeRequest(change, source.id, { prompt: '…', seconds });
  return (
    <form className="panel" onSubmit={submit} aria-label={words.button}>
      <Field label={words.label} error={make.faultOf('prompt')}>
        {(control) => (
          <textarea
            {...control}
            className="input"
            rows={3}
            dir="auto"
            autoFocus
            placeholder={words.placeholder}
            value={prompt}
            onChange={(event) => setPrompt(event.target.value)}
          />
        )}
      </Field>
      {change === 'extend' && (
        <SecondsPicker
          label="Seconds to add"
          lengths={lengths}
          value={Number(seconds)}
          onChange={setChosen}
          error={make.faultOf('seconds')}
        />
      )}
      <Notice error={make.faultBeside(['prompt', 'seconds'])} />
      <div className="row">
        <button type="submit" className="button primary" disabled={make.isBusy}>
          {make.isBusy ? 'Asking…' : words.button}
        </button>
        <button type="button" className="button quiet" onClick={onClose}>
          Close
        </button>
        <PriceTag request={quoted} />
      </div>
    </form>
  );
}

/** Only what still fits: the whole has a limit too. */
function useExtensionSeconds(source: Video): readonly number[] {
  const models = useModels();
  const model = models.data?.find(({ id }) => id === source.model.split(':')[0]);
  if (model === undefined) return [4, 8, 12];
  const room = model.max_extended_seconds - source.seconds;
  const fitting = model.extension_seconds.filter((seconds) => seconds <= room);
  return fitting.length === 0 ? model.extension_seconds.slice(0, 1) : fitting;
}
