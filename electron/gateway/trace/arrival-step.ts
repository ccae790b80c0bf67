// The first step of a trace, where a custom domain name or a VPC endpoint led to the API: which mapping or rule, and why.
import type { TraceStep } from '../../../shared/trace/trace';
import type { ReceivedRequest } from '../1-entry/received-request';
import type { StepRecorder } from '../chains/live-exchange';

type Arrived = Pick<ReceivedRequest, 'destination' | 'network'>;

const name = 'find-api';

/** Writes the step; nothing where the API's own address was called. */
export function noteArrival(trace: StepRecorder, received: Arrived): void {
  const decided = trace.isOn ? arrivalWords(received) : undefined;
  if (decided === undefined) return;
  trace.beginStep(name, 'entry');
  trace.note({ decided });
  trace.endStep('passed');
}

/** The same for a request that the front door refused. */
export function arrivalSteps(received: Arrived | undefined): readonly TraceStep[] {
  const decided = received && arrivalWords(received);
  if (decided === undefined) return [];
  return [{ name, phase: 'entry', startMs: 0, durationMs: 0, outcome: 'passed', decided }];
}

function arrivalWords({ destination, network }: Arrived): string | undefined {
  const words = [destination.arrival?.words, network?.words].filter((each) => each !== undefined && each !== '');
  return words.length === 0 ? undefined : words.join(' ');
}
