import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from '@microsoft/signalr';
import { useEffect, useRef, useState } from 'react';
import { refetchWeek } from '../api/changes';
import type { Person } from '../api/types';
import type { Week } from '../time/isoWeek';

export interface Live {
  connected: boolean;
  people: readonly Person[];
  pointAt(area: string | null): void;
  writing(area: string | null): void;
}

/**
 * What the others do, at once. The hub only says that something changed: what it is, is fetched as always, so that whoever
 * was away comes back to the same state as everyone else.
 */
export function useLive(municipality: string, week: Week): Live {
  const hub = useRef<HubConnection>(undefined);
  const pointed = useRef<string | null>(null);
  const [connected, connect] = useState(true); // nothing is said of the first moments
  const [people, meet] = useState<readonly Person[]>([]);

  useEffect(() => {
    let left = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    const connection = new HubConnectionBuilder()
      // WebSockets alone: no request before it that a load balancer could send to another replica.
      .withUrl(`/api/${municipality}/meetings/live`, { skipNegotiation: true, transport: HttpTransportType.WebSockets })
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: ({ previousRetryCount }) => wait(previousRetryCount) })
      .configureLogging(LogLevel.None)
      .build();
    hub.current = connection;

    const join = async () => {
      await connection.invoke('Join', week);
      connect(true);
      if (pointed.current) void connection.send('PointAt', week, pointed.current);
      await refetchWeek(municipality, week);
    };
    connection.on('changed', () => void refetchWeek(municipality, week));
    connection.on('people', (present: Person[]) => meet(present));
    connection.onreconnecting(() => { connect(false); meet([]); });
    connection.onreconnected(() => void join().catch(() => connect(false)));

    // Automatic reconnecting begins once there has been a connection.
    const start = (tries: number) => {
      if (left) return;
      connection.start().then(join).catch(() => {
        if (left) return;
        connect(false);
        again = setTimeout(() => start(tries + 1), wait(tries));
      });
    };
    start(1);
    return () => {
      left = true;
      clearTimeout(again);
      void connection.stop();
    };
  }, [municipality, week]);

  const say = (what: string, area: string | null) => {
    if (hub.current?.state === HubConnectionState.Connected) void hub.current.send(what, week, area).catch(() => undefined);
  };
  return {
    connected, people,
    pointAt(area) { pointed.current = area; say('PointAt', area); },
    writing(area) { say('Writing', area); },
  };
}

/** At once, then less and less often; at least every ten seconds for as long as the meeting is open. */
function wait(tries: number): number {
  return tries === 0 ? 0 : Math.min(1000 * 2 ** (tries - 1), 10_000);
}
