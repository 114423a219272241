/** A button for what cannot be undone: it asks first. */
import { useRef, type ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly question: string;
  readonly children: ReactNode;
  readonly isBusy?: boolean;
  onConfirm(): void;
}

export function ConfirmButton({ label, question, children, isBusy = false, onConfirm }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const confirm = () => {
    dialog.current?.close();
    onConfirm();
  };
  return (
    <>
      <button
        type="button"
        className="button danger"
        disabled={isBusy}
        onClick={() => dialog.current?.showModal()}
      >
        {label}
      </button>
      <dialog ref={dialog} className="dialog" aria-label={question}>
        <h2>{question}</h2>
        <div className="prose">{children}</div>
        <div className="row end">
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            Keep it
          </button>
          <button type="button" className="button danger solid" onClick={confirm}>
            {label}
          </button>
        </div>
      </dialog>
    </>
  );
}
