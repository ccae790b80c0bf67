// What a replay does otherwise than the entrance: said with every run, so that nobody takes it for more than it is.
import type { ReplayCallerChoice } from '../../../shared/contract/replay';

/** The sentences of a run. HTTP APIs have no cache, web ACL, API keys or compression. */
export function replayNotes(callers: ReplayCallerChoice, isHttpApi: boolean): readonly string[] {
  const asked = [
    'Recordings mask credentials. Who signed and what a token said are taken from the recording, as of its own time.',
    'Functions of authorizers are asked only where nothing they read is masked; otherwise their recorded answer stands in.',
    'Throttles and quotas let everything through and are not used up.',
    ...(isHttpApi ? [] : ['Rate-based rules of web ACLs never fire and count nothing.']),
  ];
  const letIn = [
    isHttpApi
      ? 'Every caller is let in: no authorizer and no throttle is asked.'
      : 'Every caller is let in: no web ACL, policy, authorizer, API key, throttle or quota is asked.',
  ];
  return [
    ...(callers === 'asked' ? asked : letIn),
    ...(isHttpApi ? [] : ['The cache of a stage is neither read nor written: every request reaches its integration.']),
    ...(isHttpApi ? [] : ['Bodies are compared before they are compressed.']),
    'The address it came by is left out: custom domain names, mutual TLS and the disabled default endpoint.',
  ];
}
