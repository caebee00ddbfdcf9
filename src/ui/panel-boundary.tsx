/** Keeps an error inside its panel: the rest of the page stays usable. */
import { Component, type ReactNode } from 'react';
import { reasonOf } from '../lib/reason';
import { t } from '../lib/text';
import { said } from './said';

interface Props {
  /** What failed, for the message: "The accuracy panel". */
  readonly name: string;
  readonly children: ReactNode;
}

export class PanelBoundary extends Component<Props, { readonly message: string | null }> {
  override state = { message: null };

  static getDerivedStateFromError(error: unknown) {
    return { message: reasonOf(error) };
  }

  override render() {
    if (this.state.message === null) return this.props.children;
    return (
      <PanelFailure
        name={this.props.name}
        message={this.state.message}
        retry={() => this.setState({ message: null })}
      />
    );
  }
}

/** Says in plain words that a panel failed, with the one action that helps. */
export function PanelFailure(props: { name: string; message: string; retry: () => void }) {
  return (
    <div className="panel-failure" role="alert">
      <p>
        {said(
          '{0} The rest of the page goes on. The reason given: “{1}”.',
          <strong>{t`${props.name} could not be drawn.`}</strong>,
          props.message,
        )}
      </p>
      <button type="button" className="link" onClick={props.retry}>
        {t('Try again')}
      </button>
    </div>
  );
}
