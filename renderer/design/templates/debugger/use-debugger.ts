// A debugging session over one template: records its rendering in the gateway's process, and stands at one of the steps.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Evaluation } from '../../../../shared/vtl/evaluate-at';
import { describeError } from '../../../components/error-words';
import { useClient } from '../../../state/studio-context';
import type { TemplatePreview } from '../../forms/templates/TemplateCard';
import {
  type Breakpoint,
  endOf,
  firstStop,
  runOn,
  runToLine,
  stepBack,
  stepInto,
  stepOut,
  stepOver,
  type Walk,
  walkOf,
} from './stepping';

export interface DebugSession {
  readonly isOn: boolean;
  /** Undefined until the first recording is there. */
  readonly walk: Walk | undefined;
  /** The step that is executed next; past the last one the template has ended. */
  readonly at: number;
  /** The stop before: what has changed since is marked. */
  readonly from: number;
  /** Why nothing could be recorded, or that a line is not reached. */
  readonly notice: string | undefined;
  readonly isAtEnd: boolean;
  /** Values of the expressions that were asked for, at this stop. */
  readonly evaluations: ReadonlyMap<string, Evaluation>;
  readonly start: () => void;
  readonly stop: () => void;
  readonly move: (to: DebugMove) => void;
  readonly goTo: (step: number) => void;
  readonly runTo: (line: number) => void;
}

export type DebugMove = 'continue' | 'over' | 'into' | 'out' | 'back' | 'restart';

interface Position {
  readonly at: number;
  readonly from: number;
}

const pauseMs = 180;

/** `expressions` are evaluated at every stop. An edit of the template or the sample records anew. */
export function useDebugger(
  text: string,
  preview: TemplatePreview,
  breakpoints: readonly Breakpoint[],
  expressions: readonly string[],
): DebugSession {
  const client = useClient();
  const [isOn, setOn] = useState(false);
  const [walk, setWalk] = useState<Walk>();
  const [position, setPosition] = useState<Position>();
  const [notice, setNotice] = useState<string>();
  const wanted = useMemo(() => JSON.stringify(invocationOf(text, preview)), [text, preview]);
  const first = useRef(true);

  useEffect(() => {
    if (!isOn) return;
    let isWanted = true;
    const record = async () => {
      first.current = false;
      const invocation = JSON.parse(wanted) as Invocation;
      try {
        const recording = await client.templates.record(invocation);
        if (!isWanted) return;
        setWalk(walkOf(invocation.template, recording));
        setNotice(undefined);
      } catch (error) {
        if (isWanted) setNotice(describeError(error).sentence);
      }
    };
    const timer = setTimeout(() => void record(), first.current ? 0 : pauseMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [client, isOn, wanted]);

  const place = walk === undefined ? undefined : (position ?? startOf(walk, breakpoints));
  const at = Math.min(place?.at ?? 0, walk === undefined ? 0 : endOf(walk));
  const evaluations = useEvaluations(isOn && walk !== undefined ? wanted : undefined, at, expressions);
  const stand = (next: number) => {
    setNotice(undefined);
    setPosition({ at: next, from: at });
  };

  return {
    ...{ isOn, walk, at, notice, evaluations },
    from: Math.min(place?.from ?? 0, at),
    isAtEnd: walk !== undefined && at >= endOf(walk),
    start: () => {
      first.current = true;
      setPosition(undefined);
      setNotice(undefined);
      setOn(true);
    },
    stop: () => {
      setOn(false);
      setWalk(undefined);
    },
    move(to) {
      if (walk === undefined) return;
      if (to === 'restart') {
        setNotice(undefined);
        setPosition(startOf(walk, breakpoints));
      } else stand(to === 'continue' ? runOn(walk, at, breakpoints) : moves[to](walk, at));
    },
    goTo: stand,
    runTo(line) {
      const next = walk === undefined ? undefined : runToLine(walk, at, line);
      if (next === undefined) setNotice(`Line ${line} is not reached from here.`);
      else stand(next);
    },
  };
}

const moves = { over: stepOver, into: stepInto, out: stepOut, back: stepBack };

function startOf(walk: Walk, breakpoints: readonly Breakpoint[]): Position {
  const at = firstStop(walk, breakpoints);
  return { at, from: at };
}

type Invocation = ReturnType<typeof invocationOf>;

function invocationOf(template: string, { sample, context }: TemplatePreview) {
  const { body, path, querystring, header, stageVariables } = sample;
  return {
    template,
    body: body === '' ? null : body,
    params: { path: { ...path }, querystring: { ...querystring }, header: { ...header } },
    context: { ...context },
    stageVariables: { ...stageVariables },
  };
}

/** At most so many expressions are taken by the studio. */
const maximumExpressions = 20;

function useEvaluations(wanted: string | undefined, at: number, expressions: readonly string[]) {
  const client = useClient();
  const [values, setValues] = useState<ReadonlyMap<string, Evaluation>>(new Map());
  const asked = JSON.stringify([...new Set(expressions)].slice(0, maximumExpressions));
  useEffect(() => {
    if (wanted === undefined || asked === '[]') return;
    let isWanted = true;
    const evaluate = async () => {
      const list = JSON.parse(asked) as string[];
      const invocation = JSON.parse(wanted) as Invocation;
      // the stop stays as it is where its values cannot be had: the recording alone says enough
      const answers = await client.templates.evaluate({ invocation, step: at, expressions: list }).catch(() => []);
      if (!isWanted) return;
      setValues(
        new Map(
          list.flatMap((expression, index) => {
            const answer = answers[index];
            return answer === undefined ? [] : [[expression, answer] as const];
          }),
        ),
      );
    };
    const timer = setTimeout(() => void evaluate(), 60);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [client, wanted, at, asked]);
  return values;
}
