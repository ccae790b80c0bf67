// Why a request came out as it did, in words: the checks in order, the one that refused, and what would let it in.
import { type AccessCheck, type AccessCheckName, accessCheckNames, type SmallestChange } from './access-check';
import { type ChangeCode, changeCode } from './change-commands';
import { checkTitles, deniedWording, plainWording } from './refusal-words';
import { shownEvidence, statementLines } from './shown-evidence';
import type { Trace } from './trace';

export interface Explanation {
  /** `The authorizer's policy does not cover this method.` */
  readonly headline: string;
  /** What lies behind it, and what the client was told. */
  readonly detail: string;
  readonly isRefused: boolean;
  /** The route, then every check, then what was not reached. */
  readonly rows: readonly ExplainedRow[];
  readonly smallestChange?: SmallestChange & {
    /** Where the change belongs: `in the resource policy`. */
    readonly place: string;
    /** The entity that holds the policy, where one does. */
    readonly entityKey?: string;
  };
  /** What to do, where no policy is to blame. */
  readonly remedy?: string;
  /** The change that would let it in, to be pasted. */
  readonly code?: ChangeCode;
}

export interface ExplainedRow {
  readonly title: string;
  readonly verdict: 'passed' | 'denied' | 'not reached';
  readonly said: string;
  /** Absent where nothing was timed. */
  readonly durationMs?: number;
  readonly check?: AccessCheck;
}

/** What comes after the last check that was made. */
const laterParts: readonly { readonly title: string; readonly from: AccessCheckName }[] = [
  { title: 'Authorization', from: 'signature' },
  { title: 'API key, usage plan, throttle', from: 'api-key' },
];

const usualEndpoint = 'http://127.0.0.1:4600';

/** Explains a request from its trace alone. `endpointUrl` is where the management API answers, for commands. */
export function explainRequest(trace: Trace, endpointUrl = usualEndpoint): Explanation {
  const { checks = [], failure } = trace;
  const denied = checks.find(({ verdict }) => verdict === 'denied');
  const wording = denied === undefined ? plainWording(trace) : deniedWording(denied);
  const code = denied && changeCode({ endpointUrl, trace, denied });
  const change = denied?.evidence?.kind === 'policy' ? changeOf(denied) : undefined;
  return {
    headline: wording.headline,
    detail: [wording.detail, clientSaw(trace, wording.detail)].filter((part) => part !== '').join(' '),
    isRefused: denied !== undefined || failure !== undefined,
    rows: [routeRow(trace), ...checks.map(checkRow), ...cacheRows(trace), ...unreached(trace, denied)],
    ...(change && { smallestChange: change }),
    ...(wording.remedy !== undefined && { remedy: wording.remedy }),
    ...(code !== undefined && { code }),
  };
}

/** The explanation as lines of text; `hasAll` adds the evidence of the checks that passed. */
export function explanationText(explanation: Explanation, hasAll = false): string[] {
  const { headline, detail, rows, smallestChange, remedy, code } = explanation;
  const marks = { passed: '✓', denied: '✗', 'not reached': '·' } as const;
  const lines = [headline, ...(detail === '' ? [] : [detail]), ''];
  for (const { title, verdict, said, durationMs, check } of rows) {
    const time = durationMs === undefined ? '' : ` (${durationMs.toFixed(1)} ms)`;
    lines.push(`${marks[verdict]} ${title}: ${said}${time}`);
    if (verdict === 'denied' || hasAll) lines.push(...evidenceLines(check).map((line) => `    ${line}`));
  }
  if (remedy !== undefined) lines.push('', remedy);
  if (smallestChange !== undefined) {
    lines.push('', `Smallest change that would allow it, ${smallestChange.place}: ${smallestChange.said}`);
    lines.push(...smallestChange.alsoOpens.map((opens) => `  ${opens}`));
  }
  if (code !== undefined) lines.push('', ...code.text.split('\n'));
  return lines;
}

function evidenceLines(check: AccessCheck | undefined): string[] {
  const evidence = check?.evidence;
  if (evidence === undefined) return [];
  const { facts, texts } = shownEvidence(evidence);
  return [
    ...facts.map(({ label, value, holds }) => `${holds === false ? '✗ ' : ''}${label}: ${value}`),
    ...(evidence.kind === 'policy' ? statementLines(evidence) : []),
    ...texts.flatMap(({ title, text, marked = [] }) => [
      `${title}:`,
      ...text.split('\n').map((line, at) => `${marked.includes(at) ? '! ' : '  '}${line}`),
    ]),
  ];
}

function clientSaw({ failure, response }: Trace, detail: string): string {
  if (failure === undefined) return '';
  if (failure.message === null) return `The client saw ${response.status}.`;
  // what should have been signed follows in further lines: the check shows it line by line
  const [message = ''] = failure.message.split('\n');
  return detail.startsWith(message) ? 'The client was told so.' : `The client saw “${message}”.`;
}

function changeOf({ evidence }: AccessCheck): Explanation['smallestChange'] {
  if (evidence?.kind !== 'policy' || evidence.smallestChange === undefined) return undefined;
  const { smallestChange, policies } = evidence;
  const { source = 'a policy', entityKey } = policies[smallestChange.policy] ?? {};
  const place = `in ${source.charAt(0).toLowerCase()}${source.slice(1)}`;
  return { ...smallestChange, place, ...(entityKey !== undefined && { entityKey }) };
}

function routeRow({ route, routeKey, request, failure, steps }: Trace): ExplainedRow {
  const isFound = route !== undefined || routeKey !== undefined;
  const method = route && `${route.methodKey.split('/').pop()} ${route.resourcePath}`;
  const said = method ?? routeKey?.routeKey ?? `${request.method} ${request.url}`;
  const found = steps.find(({ phase }) => phase === 'routing');
  return {
    title: 'Route',
    verdict: isFound || failure === undefined ? 'passed' : 'denied',
    said,
    ...(found !== undefined && { durationMs: found.durationMs }),
  };
}

function checkRow(check: AccessCheck): ExplainedRow {
  const name = check.evidence?.kind === 'authorizer' && check.name === 'authorizer' ? ` ${check.evidence.name}` : '';
  const { verdict, said, durationMs } = check;
  const isJoined =
    check.name === 'resource-policy' && check.evidence?.kind === 'policy' && check.evidence.policies.length > 1;
  const title = isJoined ? 'Policies of caller and API' : `${checkTitles[check.name]}${name}`;
  return { title, verdict, said, ...(durationMs !== undefined && { durationMs }), check };
}

function cacheRows({ cache }: Trace): ExplainedRow[] {
  if (cache === undefined) return [];
  const { outcome, said, notKept } = cache;
  const words = [`${outcome}.`, said, notKept].filter((part) => part !== undefined).join(' ');
  return [{ title: 'Cache', verdict: outcome === 'refused' ? 'denied' : 'passed', said: words }];
}

function unreached(trace: Trace, denied: AccessCheck | undefined): ExplainedRow[] {
  const rows: ExplainedRow[] = [];
  const add = (title: string) => rows.push({ title, verdict: 'not reached', said: 'not reached' });
  const reached = denied === undefined ? undefined : accessCheckNames.indexOf(denied.name);
  // an HTTP API counts before it asks who calls, and knows no keys
  if (trace.protocol === 'HTTP') {
    if (denied?.name.startsWith('throttle') === true) add('Authorization');
  } else
    for (const { title, from } of laterParts) {
      if (reached !== undefined && reached < accessCheckNames.indexOf(from)) add(title);
    }
  const wasCalled = trace.integration !== undefined || trace.function !== undefined;
  if (trace.failure !== undefined && trace.failure.phase === 'access' && !wasCalled) add('Integration');
  return rows;
}
