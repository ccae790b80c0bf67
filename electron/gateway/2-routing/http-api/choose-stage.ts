// Which stage of an HTTP API a request is for: the one its first path segment names, else `$default`.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html
import { defaultStageName } from '../../../../shared/definition/v2/stage';
import type { GatewayDestination } from '../../1-entry/destination';

export interface ChosenStage<Live> {
  readonly live: Live;
  /** Below the stage, undecoded; begins with `/`. */
  readonly path: string;
  /** With the name of a named stage. */
  readonly contextPath: string;
}

/** Chooses among the stages that `find` knows; undefined: the request leads nowhere. */
export function chooseStage<Live>(
  find: (stageName: string) => Live | undefined,
  destination: Pick<
    GatewayDestination,
    'stageName' | 'path' | 'contextPath' | 'slashedPath' | 'domainName' | 'arrival'
  >,
): ChosenStage<Live> | undefined {
  const { stageName, contextPath, slashedPath, domainName, arrival } = destination;
  if (arrival?.domain !== undefined) return mappedStage(find, destination);
  // AWS assumed: slashes stay, so the first segment is empty and names no stage
  if (slashedPath !== undefined) return wholePath(find(defaultStageName), slashedPath);
  const rest = contextPath.slice(stageName.length + 1);
  const path = rest === '' ? '/' : rest;
  if (stageName !== defaultStageName) {
    const live = find(stageName);
    if (live !== undefined) return { live, path, contextPath };
  }
  const fallback = find(defaultStageName);
  // a stage's own port and the path forms name it; on its host `$default` is part of a path
  const isNamed = stageName === defaultStageName && domainName === undefined;
  return wholePath(fallback, isNamed ? path : contextPath);
}

function wholePath<Live>(live: Live | undefined, path: string): ChosenStage<Live> | undefined {
  return live === undefined ? undefined : { live, path, contextPath: path };
}

/** A mapping names the stage. AWS recorded: the path still shows a named one, and the mapping's key never. */
function mappedStage<Live>(
  find: (stageName: string) => Live | undefined,
  { stageName, path }: Pick<GatewayDestination, 'stageName' | 'path'>,
): ChosenStage<Live> | undefined {
  const live = find(stageName);
  if (live === undefined) return undefined;
  const contextPath = stageName === defaultStageName ? path : `/${stageName}${path === '/' ? '' : path}`;
  return { live, path, contextPath };
}
