// `gatehouse serve`: management APIs and gateway on one port, without an interface.
import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { StudioError } from '../../../../shared/contract/errors';
import type { TelemetrySettings } from '../../../../shared/contract/workspace';
import { noAccessKeys, readAccessKeys } from '../access-keys';
import { type Command, numberOption, textOption, UsageError } from '../command';
import { openCliStudio } from '../open-cli-studio';

const loopback = new Set(['127.0.0.1', 'localhost', '::1']);

export const serveCommand: Command = {
  name: 'serve',
  summary: 'Serves the management APIs and the gateway on one port until SIGTERM or SIGINT.',
  usage: '[--data DIR] [--port 4600] [--tls-port N] [--host 127.0.0.1] [--auth-check] [--strict]',
  positionals: { min: 0, max: 0 },
  options: {
    data: {
      type: 'string',
      value: 'DIR',
      summary: 'the workspace; empty or missing will do (default: gatehouse-data)',
    },
    port: { type: 'string', value: 'N', summary: 'the port (default 4600; 0 picks a free one)' },
    'tls-port': { type: 'string', value: 'N', summary: 'serves the same over TLS there (0 picks a free port)' },
    host: { type: 'string', value: 'ADDRESS', summary: 'the address to bind (default 127.0.0.1)' },
    'auth-check': {
      type: 'boolean',
      summary: 'verifies the signatures of management calls with the keys of AWS_* or .gatehouse/access-keys.json',
    },
    strict: { type: 'boolean', summary: 'refuses settings and names that nothing stands for here' },
    'in-process': { type: 'boolean', summary: 'runs the gateway in this process' },
  },
  async run(invocation) {
    const { output, places: cli } = invocation;
    const host = textOption(invocation, 'host') ?? '127.0.0.1';
    const isChecked = invocation.options['auth-check'] === true;
    if (!loopback.has(host) && !isChecked) {
      throw new UsageError(
        `--host ${host} is not a loopback address. Serving beyond this machine needs verified signatures: add --auth-check.`,
      );
    }
    const port = numberOption(invocation, 'port', 0, 65_535) ?? 4_600;
    const tlsPort = numberOption(invocation, 'tls-port', 0, 65_535);
    const folder = resolve(cli.workingFolder, textOption(invocation, 'data') ?? 'gatehouse-data');
    const accessKeys = isChecked ? await readAccessKeys(folder, process.env) : undefined;
    if (accessKeys?.length === 0) {
      // beyond this machine, or where unknown keys are refused, nobody could call anything
      if (!loopback.has(host) || invocation.options.strict === true) throw new UsageError(noAccessKeys);
      output.warn(`${noAccessKeys} Until then keys that nobody knows count as administrators.`);
    }
    const opened = await openCliStudio({
      places: cli,
      output,
      kind: 'cli',
      startGateway: true,
      inProcess: invocation.options['in-process'] === true,
      placement: { host, port, ...(tlsPort !== undefined && { tlsPort }) },
      opens: async ({ services: { workspace } }) =>
        (await isWorkspace(folder)) ? workspace.open({ folder }) : workspace.create({ folder, name: 'gatehouse' }),
      isStrict: invocation.options.strict === true,
      ...telemetryOf(process.env),
      ...(accessKeys !== undefined && { accessKeys }),
    });
    try {
      const state = await opened.client.gateway.state();
      if (state.tlsRefused !== undefined) {
        throw new StudioError('PORT_TAKEN', `The TLS port ${tlsPort} cannot be opened: ${state.tlsRefused}`);
      }
      const urlHost = host.includes(':') ? `[${host}]` : host;
      const url = `http://${urlHost}:${state.port ?? port}`;
      const tls = state.tlsPort && { tlsUrl: `https://${urlHost}:${state.tlsPort}`, tlsPort: state.tlsPort };
      const ready = { ready: true, url, port: state.port, ...tls, data: folder };
      const places = tls ? `${url} and ${tls.tlsUrl}` : url;
      output.print(
        invocation.options.json === true
          ? JSON.stringify(ready)
          : `Gatehouse is ready on ${places} (data in ${folder})`,
      );
      await invocation.stopped;
      return 0;
    } finally {
      await opened.dispose();
    }
  },
};

/** OpenTelemetry's own variables: `OTEL_EXPORTER_OTLP_HEADERS` is `name=value,…` with escapes as in URLs. */
function telemetryOf(environment: NodeJS.ProcessEnv): { readonly telemetry?: TelemetrySettings } {
  const endpoint = environment['OTEL_EXPORTER_OTLP_ENDPOINT'];
  if (endpoint === undefined || endpoint === '') return {};
  if (!/^https?:\/\//.test(endpoint))
    throw new UsageError(`OTEL_EXPORTER_OTLP_ENDPOINT ${endpoint} is no http(s) URL.`);
  const pairs = (environment['OTEL_EXPORTER_OTLP_HEADERS'] ?? '').split(',').filter((pair) => pair.includes('='));
  const headers = Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at).trim(), decodePart(pair.slice(at + 1).trim())];
    }),
  );
  return { telemetry: { isOn: true, endpoint, headers } };
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that escapes nothing is itself
  }
}

async function isWorkspace(folder: string): Promise<boolean> {
  try {
    await access(join(folder, 'gatehouse.yaml'));
    return true;
  } catch {
    return false; // access() tells absence by throwing
  }
}
