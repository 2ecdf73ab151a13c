import { useMutation, useQuery } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { checkAreas, storeAreas } from '../api/changes';
import { areasQuery, queries } from '../api/queries';
import type { AreaProperties, Feature, Features, Finding, Membership } from '../api/types';
import { leads } from '../app/roles';
import '../picture/ByArea.css';
import '../picture/Lists.css';
import { Failed } from '../states/Failed';
import { Message } from '../states/Message';
import { Refused } from '../states/Refused';
import { useTexts } from '../texts/texts';
import { AreaForm } from './AreaForm';
import { AreasMap } from './AreasMap';
import { Findings } from './Findings';
import { JobProgress } from './JobProgress';

type Draft = Features<AreaProperties>;

/** The kommun's areas: read from a file or drawn, checked by name on the map, and stored as a new version that re-assigns what it touches. */
export function AreasSettings({ membership }: { membership: Membership }) {
  const { t, number } = useTexts();
  const stored = useQuery(areasQuery(membership.code));
  const [draft, edit] = useState<Draft>();
  const [chosen, choose] = useState<number>();
  const [unreadable, refuse] = useState(false);
  const checking = useMutation({ mutationFn: (areas: Draft) => checkAreas(membership.code, areas as unknown as Features) });
  const storing = useMutation({ mutationFn: (areas: Draft) => storeAreas(membership.code, areas as unknown as Features) });

  if (!leads(membership)) return <Message title={t('states.forbidden')} text={t('areaSettings.forbidden')} />;
  if (stored.isError) return <Failed error={stored.error} retry={() => void stored.refetch()} />;
  if (!stored.data) return null;

  const areas = draft ?? stored.data;
  const inside = areas.features.filter(feature => feature.properties.code !== membership.code);
  const change = (next: Draft) => { edit(next); checking.reset(); storing.reset(); };
  const put = (index: number, feature: Feature<AreaProperties>) => change({ ...areas, features: areas.features.with(index, feature) });
  const read = async (file: File | undefined) => {
    refuse(false);
    choose(undefined);
    const next = await file?.text().then(text => JSON.parse(text) as Draft).catch(() => undefined);
    if (next?.type === 'FeatureCollection' && Array.isArray(next.features)) { change(withNames(next)); checking.mutate(withNames(next)); } else refuse(true);
  };
  const findings: Finding[] = [
    // `features[3].properties.code` is the fourth feature's.
    ...(checking.data?.errors ?? []).map(error => ({ kind: 'error', areas: [areas.features[Number(/\[(\d+)\]/.exec(error.field)?.[1] ?? -1)]?.properties.code ?? ''], message: error.message })),
    ...checking.data?.warnings ?? [],
  ];
  const wrong = (checking.data?.errors?.length ?? 0) > 0;
  const current = chosen === undefined ? undefined : areas.features[chosen];

  return (
    <>
      <h1>{t('settings.areas')}</h1>
      <p className="opening">{inside.length === 0 ? t('areaSettings.none') : t(draft ? 'areaSettings.draft' : 'areaSettings.opening', { count: inside.length })}</p>
      <div className="form-buttons">
        <FileTrigger acceptedFileTypes={['.geojson', '.json', 'application/geo+json']} onSelect={files => void read(files?.[0])}><Button className="outline-button"><Upload aria-hidden /> {t('areaSettings.import')}</Button></FileTrigger>
        <Button className="outline-button" onPress={() => { change({ ...areas, features: [...areas.features, blank(membership.code, inside.length + 1, t('areaSettings.newName'))] }); choose(areas.features.length); }}>{t('areaSettings.add')}</Button>
        {draft && <>
          <Button className="outline-button" onPress={() => checking.mutate(draft)}>{t(checking.isPending ? 'areaSettings.checking' : 'areaSettings.check')}</Button>
          <Button className="button" isDisabled={wrong || storing.isPending} onPress={() => storing.mutate(draft)}>{t(storing.isPending ? 'form.saving' : 'areaSettings.store')}</Button>
          <Button className="quiet-button" onPress={() => { edit(undefined); choose(undefined); checking.reset(); storing.reset(); }}>{t('areaSettings.discard')}</Button>
        </>}
      </div>
      <p className="list-muted">{t('areaSettings.formats')}</p>
      {unreadable && <p className="refused" role="alert">{t('areaSettings.unreadable')}</p>}
      {(checking.error ?? storing.error) && <Refused error={(checking.error ?? storing.error)!} />}
      {storing.data && <JobProgress municipality={membership.code} stored={storing.data} done={() => { edit(undefined); void queries.invalidateQueries({ queryKey: ['areas', membership.code] }); }} />}

      <div className="settings-columns settings-map-columns">
        <div>
          <AreasMap areas={areas} chosen={chosen} choose={choose} findings={findings} draw={current && chosen !== undefined ? ring => put(chosen, { ...current, geometry: { type: 'Polygon', coordinates: [ring] } }) : undefined} />
          {checking.isSuccess && <Findings findings={findings} areas={areas} />}
        </div>
        {current && chosen !== undefined
          ? <AreaForm key={chosen} feature={current} areas={areas} municipality={membership.code} change={feature => put(chosen, feature)}
              remove={() => { change({ ...areas, features: areas.features.filter((_, index) => index !== chosen) }); choose(undefined); }} close={() => choose(undefined)} />
          : <table className="area-list">
              <thead><tr><th>{t('areas.area')}</th><th>{t('areaSettings.partOf')}</th><th>{t('areaSettings.population')}</th></tr></thead>
              <tbody>{areas.features.map((feature, index) => (
                <tr key={index}>
                  <th scope="row"><Button className="areas-open" onPress={() => choose(index)}>{feature.properties.name || feature.properties.code}</Button></th>
                  <td>{areas.features.find(one => one.properties.code === feature.properties.parent)?.properties.name ?? ''}</td>
                  <td>{feature.properties.population == null ? '–' : number(feature.properties.population)}</td>
                </tr>
              ))}</tbody>
            </table>}
      </div>
    </>
  );
}

// Files name their areas in many ways; the check needs a code and a name, and what is wrong with them is said there.
function withNames(areas: Draft): Draft {
  return { ...areas, features: areas.features.map((feature, index) => ({ ...feature, properties: { ...feature.properties, code: String(feature.properties?.code ?? feature.id ?? `omrade-${index + 1}`), name: String(feature.properties?.name ?? feature.properties?.code ?? feature.id ?? '') } })) };
}

function blank(municipality: string, count: number, name: string): Feature<AreaProperties> {
  return { type: 'Feature', properties: { code: `omrade-${count}`, name: `${name} ${count}`, parent: municipality }, geometry: { type: 'Polygon', coordinates: [[]] } };
}
