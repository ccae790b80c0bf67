// The environment variables of an instance: the function's own and Lambda's. Of this machine's only what finds programs.
// https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
import path from 'node:path';
import type { PooledFunction } from '../../../../shared/lambda/functions';

export interface EnvironmentSource {
  readonly definition: PooledFunction;
  readonly region: string;
  readonly endpointUrl: string | undefined;
  readonly taskRoot: string;
  /** Folders that stand for `/opt`, in order. */
  readonly layers: readonly string[];
  /** Folder of the runtime's own files. */
  readonly runtimeFolder: string;
  /** Stands for `/tmp`; the instance's own. */
  readonly scratchFolder: string;
  readonly logStream: string;
  readonly runtimeApi: string;
  /** What our own runtimes put before each path; absent for bootstraps of others. */
  readonly secret: string | undefined;
  /** The environment of this process. */
  readonly host: Readonly<Record<string, string | undefined>>;
}

/** What a function may set although Lambda keeps the name for itself: so it reaches services beyond this machine. */
const settable = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];

/** Builds the environment. Names that Lambda reserves win over the function's. */
export function environmentOf(source: EnvironmentSource): Record<string, string> {
  const own = source.definition.environment?.variables ?? {};
  const givesKeys = settable.some((name) => Object.hasOwn(own, name));
  return {
    TZ: ':UTC',
    LANG: 'en_US.UTF-8',
    ...foundPrograms(source),
    ...searchPaths(source),
    ...(source.endpointUrl !== undefined && { AWS_ENDPOINT_URL: source.endpointUrl }),
    HOME: source.scratchFolder,
    TMPDIR: source.scratchFolder,
    ...(process.platform === 'win32' && { TEMP: source.scratchFolder, TMP: source.scratchFolder }),
    ...own,
    ...reserved(source),
    ...(!givesKeys && localKeys),
  };
}

// Shaped like a role's keys, which SDKs take without asking; they are worth nothing outside this machine.
const localKeys = {
  AWS_ACCESS_KEY_ID: 'ASIAGATEHOUSELOCAL00',
  AWS_SECRET_ACCESS_KEY: 'gatehouse-local-secret-access-key',
  AWS_SESSION_TOKEN: 'gatehouse-local-session-token',
};

function reserved({ definition, region, ...source }: EnvironmentSource): Record<string, string> {
  const { functionName, lambdaName = functionName, runtime, handler, memorySize } = definition;
  return {
    _HANDLER: handler,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: lambdaName,
    AWS_LAMBDA_FUNCTION_VERSION: definition.version ?? '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memorySize),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${lambdaName}`,
    AWS_LAMBDA_LOG_STREAM_NAME: source.logStream,
    AWS_LAMBDA_RUNTIME_API: source.runtimeApi,
    LAMBDA_TASK_ROOT: source.taskRoot,
    LAMBDA_RUNTIME_DIR: source.runtimeFolder,
    ...(source.secret !== undefined && { GATEHOUSE_RUNTIME_SECRET: source.secret }),
  };
}

/** `PATH`, and what Windows needs to start a program at all. */
function foundPrograms({ layers, host }: EnvironmentSource): Record<string, string> {
  const folders = [...layers.map((layer) => path.join(layer, 'bin')).reverse(), host.PATH ?? host.Path ?? ''];
  const root = host.SystemRoot;
  return {
    PATH: folders.filter((folder) => folder !== '').join(path.delimiter),
    ...(root !== undefined && { SystemRoot: root }),
  };
}

/** Where code looks for libraries beside the function's own; of two layers the later one wins, as in `/opt`. */
function searchPaths({ definition: { runtime }, layers, taskRoot }: EnvironmentSource): Record<string, string> {
  const later = [...layers].reverse();
  const joined = (...names: string[]) =>
    later.flatMap((layer) => names.map((name) => path.join(layer, name))).join(path.delimiter);
  const major = /^nodejs(\d+)/.exec(runtime)?.[1];
  return {
    NODE_PATH: joined('nodejs/node_modules', ...(major === undefined ? [] : [`nodejs/node${major}/node_modules`])),
    PYTHONPATH: joined('python', `python/lib/${runtime}/site-packages`),
    LD_LIBRARY_PATH: [...later.map((layer) => path.join(layer, 'lib')), taskRoot, path.join(taskRoot, 'lib')].join(
      path.delimiter,
    ),
  };
}
