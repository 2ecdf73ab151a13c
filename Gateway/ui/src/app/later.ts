import { createElement, lazy, useState, type ComponentType } from 'react';

/** A component whose code is fetched when it is first drawn, or before. */
export type Later<Props> = ComponentType<Props> & {
  /** Fetches the code now. What is there when it is drawn is drawn at once: behind a fallback React would hold it back for a third of a second. */
  ahead(): Promise<void>;
};

export function later<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>): Later<Props> {
  let loaded: ComponentType<Props> | undefined;
  const Lazy = lazy(load) as unknown as ComponentType<Props>;
  function Shown(props: Props) {
    const [Component] = useState(() => loaded ?? Lazy); // the same until it is drawn anew, or what is typed would be lost
    return createElement(Component, props);
  }
  return Object.assign(Shown, { ahead: () => load().then(code => { loaded = code.default; }) });
}
