/** Shows a signing secret, the only time that it can be seen. */
import { CopyButton } from '../parts/copy-button.tsx';

interface Props {
  readonly secret: string;
  onDone(): void;
}

export function SecretOnce({ secret, onDone }: Props) {
  return (
    <div className="panel secret" role="status">
      <h2>Signing secret</h2>
      <p>Keep it now: it is shown only this once. Receivers verify messages with it.</p>
      <code className="secret-text">{secret}</code>
      <div className="row">
        <CopyButton text={secret} label="Copy secret" />
        <button type="button" className="button" onClick={onDone}>
          I have kept it
        </button>
      </div>
    </div>
  );
}
