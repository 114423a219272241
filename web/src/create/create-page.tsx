/** Where a video is described and asked for. */
import { useState, type FormEvent } from 'react';
import { Field } from '../parts/field.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { SecondsPicker } from '../parts/seconds-picker.tsx';
import { useSession } from '../session/use-session.ts';
import { chooseFor, EMPTY_DRAFT, lengthOf, requestFor, type Draft } from './draft.ts';
import { fitImage } from './fit-image.ts';
import { PriceTag } from './price-tag.tsx';
import { ReferencePicker } from './reference-picker.tsx';
import { SizePicker } from './size-picker.tsx';
import { useMake } from './use-make.ts';
import { useModels } from './use-models.ts';

const FIELDS = ['prompt', 'model', 'size', 'seconds', 'input_reference'];

export function CreatePage() {
  const { canMake } = useSession();
  const models = useModels();
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT);
  const [image, setImage] = useState<File | null>(null);
  const [imageFault, setImageFault] = useState<string | null>(null);
  const make = useMake();
  const change = (changes: Partial<Draft>) => setDraft((current) => ({ ...current, ...changes }));
  const choice = chooseFor(draft, models.data ?? []);

  if (!canMake) {
    return (
      <>
        <PageHead title="New video" />
        <p className="empty">This key only reads. Sign in with one that has the scope “videos”.</p>
      </>
    );
  }
  if (choice === null) {
    return (
      <>
        <PageHead title="New video" />
        {models.isSuccess && <p className="empty">This key may use no model.</p>}
        <Notice error={models.error} />
      </>
    );
  }
  const { model, size, seconds } = choice;
  const takesImage = model.max_reference_images > 0;
  const length = lengthOf(draft.prompt);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setImageFault(null);
    if (image === null || !takesImage) return make.submit(requestFor(draft.prompt, choice, null));
    try {
      const fitting = model.reference_must_match_size ? await fitImage(image, size) : image;
      return make.submit(requestFor(draft.prompt, choice, fitting));
    } catch {
      return setImageFault('This picture cannot be read.');
    }
  };

  return (
    <>
      <PageHead title="New video" />
      <form className="create" onSubmit={(event) => void submit(event)} noValidate>
        <Field
          label="Prompt"
          error={make.faultOf('prompt')}
          hint={
            <span className={length > model.max_prompt_length ? 'over-long' : undefined}>
              {length.toLocaleString('en')} of {model.max_prompt_length.toLocaleString('en')}{' '}
              letters · English or 中文
            </span>
          }
        >
          {(control) => (
            <textarea
              {...control}
              className="input prompt-input"
              rows={6}
              dir="auto"
              autoFocus
              placeholder="A red sailing boat crosses a calm lake at dawn"
              value={draft.prompt}
              onChange={(event) => change({ prompt: event.target.value })}
            />
          )}
        </Field>
        <div className="create-choices">
          <Field label="Model" error={make.faultOf('model')}>
            {(control) => (
              <select
                {...control}
                className="input"
                value={model.id}
                onChange={(event) => change({ modelId: event.target.value })}
              >
                {(models.data ?? []).map(({ id }) => (
                  <option key={id}>{id}</option>
                ))}
              </select>
            )}
          </Field>
          <SizePicker
            sizes={model.sizes}
            value={size}
            onChange={(next) => change({ size: next })}
            error={make.faultOf('size')}
          />
          <SecondsPicker
            label="Length"
            lengths={model.seconds}
            value={seconds}
            onChange={(next) => change({ seconds: next })}
            error={make.faultOf('seconds')}
          />
          {takesImage && (
            <ReferencePicker
              image={image}
              size={size}
              isCropped={model.reference_must_match_size}
              error={imageFault ?? make.faultOf('input_reference')}
              onPick={setImage}
            />
          )}
        </div>
        <Notice error={make.faultBeside(FIELDS)} />
        <div className="row create-end">
          <button type="submit" className="button primary" disabled={make.isBusy}>
            {make.isBusy ? 'Asking…' : 'Create video'}
          </button>
          <PriceTag request={requestFor('…', choice, null)} />
        </div>
      </form>
    </>
  );
}
