import type { ActionPlan } from '../src/api/actionPlan';
import type { Pledge } from '../src/api/pledges';

export function beginPledges(): Pledge[] {
  return [
    {
      id: 'p1', title: 'Tryggare gångvägar i Jannelund', text: 'Vi ser till att gångvägarna mellan torget och skolan är upplysta och klippta, så att ingen behöver gå en omväg på kvällen.', organisations: ['Degerfors kommun', 'Polisen', 'Degerforsbyggen'],
      areas: [{ code: 'Jannelund', name: 'Jannelund' }], picture: '2025-W46', dialogue: 'Trygghetsvandring i november 2025 och samtal med 60 boende', from: '2026-01-01', until: '2026-12-31',
      interventions: [{ id: 'i12', number: 12, what: 'Ny belysning vid gångtunneln', state: 'done' }, { id: 'i15', number: 15, what: 'Beskära häcken vid lekplatsen', state: 'not-done' }],
      statuses: [{ half: '2026-H1', status: 'partly', text: 'Belysningen är klar. Häcken återstår.', at: '2026-06-30T09:00:00+02:00', by: 'Anna Bergström' }], due: '2026-12-31', revision: 3,
    },
    {
      id: 'p2', title: 'Synliga poliser i centrum på helgkvällar', text: 'Polisen är till fots i centrum fredag och lördag kväll, och berättar på kommunens webbplats vad de gjort.', organisations: ['Polisen'],
      areas: [{ code: 'Centrum', name: 'Centrum' }], picture: '2025-W46', dialogue: 'Medborgardialog på biblioteket', from: '2026-01-01', until: '2026-12-31', interventions: [],
      statuses: [{ half: '2026-H1', status: 'kept', text: 'Fotpatrull 22 av 24 helger.', at: '2026-06-30T09:00:00+02:00', by: 'Anna Bergström' }], due: '2026-12-31', revision: 2,
    },
    {
      id: 'p3', title: 'Färre A-traktorer vid skolan', text: 'Vi talar med unga förare och deras föräldrar innan vi bötfäller.', organisations: ['Polisen', 'Skola och fritid'], areas: [], picture: null, dialogue: '', from: '2026-09-01', until: '2027-08-31', interventions: [], statuses: [], due: '2026-12-31', revision: 1,
    },
  ];
}

export function beginPlan(): ActionPlan {
  return {
    version: 2, state: 'draft', revision: 5, decidedOn: '2025-06-12', decidedBy: 'Anna Bergström', reference: 'KS 2025/88 § 61', dueBy: '2027-06-12', daysLeft: 202, clock: 'green',
    mapping: 'Under 2026 lämnades 1 604 rapporter i Degerfors. Skadegörelse är vanligast och minskar.', otherInformation: '', analysis: '',
    suggested: {
      mapping: ['Under de senaste 52 veckorna lämnades 1 604 rapporter, 6 procent färre än året före.', 'Flest rapporter gäller skadegörelse (312), störning i boende (255) och buskörning (198).', 'Jannelund har flest rapporter per invånare.'],
      otherInformation: ['Trygghetsvandringar gjordes i Jannelund och Centrum under året.', 'Kommunen är prioriterad i två områden för kvartal 4 2026.'],
      analysis: ['Rapporterna i Jannelund gäller mest kvällar från torsdag till lördag.', 'Belysning och klottersanering tycks ge färre rapporter än i liknande områden.'],
    },
    rows: [
      { number: '1.1', problem: 'Skadegörelse vid gångtunneln', area: 'Jannelund', cause: 'Platsen är mörk och utan insyn efter klockan 17', measure: 'Ny belysning vid gångtunneln', goal: 'Från 12 till 8 rapporter i månaden till 31 mars 2027', when: 'kvartal 3 2026', order: 1, who: 'Degerforsbyggen', contact: 'Fastighetschefen', kind: 'point', followUp: 'green', because: 'Gjord. Målet är på väg att nås: 9 i oktober.', intervention: 'i12' },
      { number: '1.2', problem: 'Skadegörelse vid gångtunneln', area: 'Jannelund', cause: 'Ingen vuxen finns på platsen på fredagskvällar', measure: 'Fältgrupp på fredagar', goal: 'Fyra timmar varje fredag', when: 'kvartal 4 2026', order: 2, who: 'Socialförvaltningen', contact: null, kind: 'ordinary', followUp: 'yellow', because: 'Pågår. Uppföljningen är tre dagar försenad.', intervention: 'i14' },
      { number: '2.1', problem: 'Otrygg lekplats', area: 'Bruket', cause: 'Häcken skymmer sikten från vägen', measure: 'Beskära häcken vid lekplatsen', goal: null, when: 'november 2026', order: 3, who: 'Tekniska avdelningen', contact: null, kind: 'ordinary', followUp: 'red', because: 'Blev inte gjord: väder eller årstid.', intervention: 'i15' },
    ],
    versions: [{ version: 1, decidedOn: '2024-06-17' }, { version: 2, decidedOn: '2025-06-12' }],
  };
}
