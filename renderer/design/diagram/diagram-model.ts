// The method-execution diagram as a model: five boxes in the request's order, at rest or with what a trace says.
import type { RestApiView } from '../../../shared/definition/api-view';
import type { Method } from '../../../shared/definition/rest/method';
import type { Trace, TraceStep } from '../../../shared/trace/trace';
import type { BoxName } from '../../state/view-store';
import { methodRequestOf } from '../method-request-of';
import { failureWords } from '../remedies/failure-words';
import { boxNames, boxOfPhase, boxTitles } from './box-names';
import {
  integrationRequestLines,
  integrationResponseLines,
  methodRequestLines,
  methodResponseLines,
  type RestLines,
} from './rest-words';
import { count, mono, traceWords, type Words, words } from './words';

export type BoxState = 'rest' | 'running' | 'passed' | 'failed' | 'not-reached';

export interface BoxModel {
  readonly name: BoxName;
  readonly title: string;
  readonly state: BoxState;
  /** Time spent there; absent at rest. */
  readonly ms?: number;
  readonly lines: readonly [Words, Words];
}

export interface DiagramInput {
  readonly method: Method;
  readonly view: RestApiView;
  /** The last request this method served, if any. */
  readonly trace?: Trace | undefined;
  /** A request is under way: the boxes wait for its trace. */
  readonly isRunning: boolean;
}

/** The boxes of a method. */
export function diagramBoxes({ method, view, trace, isRunning }: DiagramInput): readonly BoxModel[] {
  return boxesAtWork({ titles: boxTitles, restLines: (name) => restLines(name, method, view), trace, isRunning });
}

export interface BoxesInput {
  readonly titles: Readonly<Record<BoxName, string>>;
  /** What the definition says will happen in a box. */
  readonly restLines: (name: BoxName) => RestLines;
  readonly trace?: Trace | undefined;
  readonly isRunning: boolean;
}

/** The boxes with what a request did there. A running one shows in the first; afterwards all states come at once. */
export function boxesAtWork({ titles, restLines: linesOf, trace, isRunning }: BoxesInput): readonly BoxModel[] {
  return boxNames.map((name) => {
    const rest = linesOf(name);
    const title = titles[name];
    if (isRunning) return { name, title, state: name === 'method-request' ? 'running' : 'rest', lines: rest };
    if (trace === undefined) return { name, title, state: 'rest', lines: rest };
    return tracedBox(name, title, rest, trace);
  });
}

/** The box that failed, if the trace failed in one. */
export function failedBox(trace: Trace | undefined): BoxName | undefined {
  return trace?.failure === undefined ? undefined : boxOfPhase[trace.failure.phase];
}

/** The steps of a box, in order. The gateway's own answer (`exit`) counts for the method response only if it was reached. */
export function stepsOfBox(trace: Trace, name: BoxName): readonly TraceStep[] {
  return trace.steps.filter((step) => boxOfPhase[step.phase] === name && !(step.phase === 'exit' && trace.failure));
}

function tracedBox(name: BoxName, title: string, rest: RestLines, trace: Trace): BoxModel {
  const failed = failedBox(trace);
  if (failed !== undefined && boxNames.indexOf(name) > boxNames.indexOf(failed)) {
    return { name, title, state: 'not-reached', lines: [words('not reached'), words('')] };
  }
  const steps = stepsOfBox(trace, name);
  const ms = steps.reduce((sum, step) => sum + step.durationMs, 0);
  if (name === failed) return { name, title, state: 'failed', ms, lines: failureLines(trace) };
  return { name, title, state: 'passed', ms, lines: tracedLines(name, trace, steps, rest) };
}

function tracedLines(name: BoxName, trace: Trace, steps: readonly TraceStep[], rest: RestLines): RestLines {
  const taken = steps.filter(({ outcome, phase }) => outcome !== 'skipped' && phase !== 'entry' && phase !== 'routing');
  const decided = taken.flatMap((step) => (isTelling(name, step.decided) ? step.decided : [])).at(-1);
  const changed = taken.flatMap((step) => step.changed ?? []).at(-1);
  const arrived = name === 'method-request' ? firstParameter(trace) : undefined;
  return [
    decided === undefined ? rest[0] : traceWords(decided),
    changed === undefined ? (arrived ?? rest[1]) : traceWords(changed),
  ];
}

/** Of the method request the definition tells as well what was not asked for: `no body is checked`. */
function isTelling(name: BoxName, decided: string | undefined): decided is string {
  return decided !== undefined && !(name === 'method-request' && /^no |\bNONE$/.test(decided));
}

/** `id = ord_1042`: the first parameter that came in, those of the path before those of the query. */
function firstParameter(trace: Trace): Words | undefined {
  const request = methodRequestOf(trace);
  const query = Object.entries(request.querystring ?? {}).map(([name, values]) => [name, values.join(', ')] as const);
  const all = [...Object.entries(request.path ?? {}), ...query];
  const [first] = all;
  if (first === undefined) return undefined;
  return words(`${first[0]} = `, mono(first[1]), all.length > 1 ? `, ${count(all.length - 1, 'other')}` : '');
}

function failureLines(trace: Trace): RestLines {
  const { what, detail } = failureWords(trace);
  return [[{ text: what, as: 'error' }], words(detail)];
}

function restLines(name: BoxName, method: Method, view: RestApiView): RestLines {
  switch (name) {
    case 'method-request':
      return methodRequestLines(method, view);
    case 'integration-request':
    case 'endpoint':
      return integrationRequestLines(method.methodIntegration);
    case 'integration-response':
      return integrationResponseLines(method.methodIntegration);
    case 'method-response':
      return methodResponseLines(method);
  }
}
