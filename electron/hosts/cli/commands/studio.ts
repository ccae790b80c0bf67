// `gatehouse studio`: the interface in a browser. Desktop windows are started by the app itself.
import { resolve } from 'node:path';
import { StudioError } from '../../../../shared/contract/errors';
import { sampleNames } from '../../../../shared/contract/workspace';
import type { GatewayPlacement } from '../../../studio/host';
import { openStartWorkspace } from '../../node/start-workspace';
import { openWebHost } from '../../web/web-host';
import { type Command, type Invocation, numberOption, textOption, UsageError } from '../command';
import { openCliStudio } from '../open-cli-studio';

export const studioCommand: Command = {
  name: 'studio',
  summary: 'Opens the studio in the browser: prints the address to open, with its token.',
  usage: '[workspace] [--web]',
  positionals: { min: 0, max: 1 },
  options: {
    web: { type: 'boolean', summary: 'serves the interface to a browser (the only form on the command line)' },
    sample: { type: 'string', value: 'NAME', summary: `opens a sample: ${sampleNames.join(', ')}` },
    port: { type: 'string', value: 'N', summary: 'port of the gateway (default: that of the settings, 4600)' },
    'tls-port': {
      type: 'string',
      value: 'N',
      summary: 'serves the same over TLS there (default: 4643, as the settings say; none with --port)',
    },
    'web-port': { type: 'string', value: 'N', summary: 'port of the page (default: a free one)' },
    'dev-server': { type: 'string', value: 'URL', summary: 'takes the page from a development server' },
    'in-process': { type: 'boolean', summary: 'runs the gateway in this process' },
  },
  async run(invocation) {
    const { output, places, positionals } = invocation;
    const sample = sampleNames.find((name) => name === textOption(invocation, 'sample'));
    if (textOption(invocation, 'sample') !== undefined && sample === undefined) {
      throw new UsageError(`--sample takes one of ${sampleNames.join(', ')}.`);
    }
    const port = numberOption(invocation, 'port', 0, 65_535);
    const tlsPort = numberOption(invocation, 'tls-port', 0, 65_535);
    const devServer = textOption(invocation, 'dev-server');
    const opened = await openOnSomePort(invocation, { port, tlsPort });
    try {
      const [folder] = positionals;
      await openStartWorkspace(opened.client, {
        ...(folder !== undefined && { folder: resolve(places.workingFolder, folder) }),
        ...(sample !== undefined && { sample }),
      });
      const web = await openWebHost({
        studio: opened.studio,
        rendererFolder: places.rendererFolder,
        port: numberOption(invocation, 'web-port', 0, 65_535) ?? 0,
        log: opened.studio.host.log,
        ...(devServer !== undefined && { devServer }),
      });
      const state = await opened.client.gateway.state();
      const json = JSON.stringify({ ready: true, studio: web.url, gatewayPort: state.port, tlsPort: state.tlsPort });
      output.print(invocation.options.json === true ? json : `Gatehouse studio: ${web.url}`);
      await invocation.stopped;
      await web.dispose();
      return 0;
    } finally {
      await opened.dispose();
    }
  },
};

/** A port that was asked for is a must; the usual one, where something else has it, gives way to a free one. */
async function openOnSomePort(
  invocation: Invocation,
  { port, tlsPort }: { readonly port: number | undefined; readonly tlsPort: number | undefined },
) {
  const { output, places, options } = invocation;
  const open = (ports: Pick<GatewayPlacement, 'port' | 'tlsPort'>) =>
    openCliStudio({
      places,
      output,
      kind: 'web',
      startGateway: true,
      inProcess: options['in-process'] === true,
      placement: { host: '127.0.0.1', ...ports },
    });
  try {
    return await open({ ...(port !== undefined && { port }), ...(tlsPort !== undefined && { tlsPort }) });
  } catch (error) {
    if (port !== undefined || !(error instanceof StudioError) || error.code !== 'PORT_TAKEN') throw error;
    output.warn(`${error.message} The gateway takes a free port instead.`);
    return open({ port: 0, tlsPort: tlsPort ?? 0 });
  }
}
