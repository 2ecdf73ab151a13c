import { Component, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useTexts } from '../texts/texts';
import './states.css';

/** A page that breaks does not take the others with it: it says so, and the navigation still leads on. */
export class Caught extends Component<{ at: string; children: ReactNode }, { broke: boolean; at: string }> {
  override state = { broke: false, at: this.props.at };

  // What broke at one address says nothing of the next.
  static getDerivedStateFromProps({ at }: { at: string }, state: { at: string }) {
    return at === state.at ? null : { broke: false, at };
  }

  static getDerivedStateFromError() {
    return { broke: true };
  }

  override render() {
    return this.state.broke ? <Broken retry={() => this.setState({ broke: false })} /> : this.props.children;
  }
}

function Broken({ retry }: { retry(): void }) {
  const { t } = useTexts();
  return (
    <section className="message" role="alert">
      <h1>{t('states.broke')}</h1>
      <p>{t('states.brokeExplained')}</p>
      <p><Button className="button" onPress={retry}>{t('states.retry')}</Button></p>
    </section>
  );
}
