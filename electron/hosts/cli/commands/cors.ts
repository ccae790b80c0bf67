// `gatehouse cors`: what a browser would make of a call from a page of another origin.
import type { CorsReport } from '../../../../shared/contract/cors';
import { defaultStageName } from '../../../../shared/definition/v2/stage';
import { type Command, type ExitCode, textOption, UsageError } from '../command';
import { printResult } from '../print-result';
import { textPairsOption } from '../record-option';
import { findApi, withWorkspace, workspaceOption } from '../workspace-option';

export const corsCommand: Command = {
  name: 'cors',
  summary: 'Calls a stage as a browser would for a page of another origin; says who blocks it, and what would help.',
  usage: 'API METHOD PATH --origin O',
  positionals: { min: 3, max: 3 },
  options: {
    ...workspaceOption,
    origin: { type: 'string', value: 'O', summary: 'the page: https://app.example.com (required)' },
    stage: { type: 'string', value: 'S', summary: 'the stage; of HTTP APIs $default unless given' },
    headers: { type: 'string', value: 'JSON', summary: 'request headers as a JSON object' },
    body: { type: 'string', summary: 'the request body' },
    credentials: { type: 'boolean', summary: 'cookies and authorization go along' },
  },
  run: (invocation) =>
    withWorkspace<ExitCode>(invocation, { gateway: true }, async (client) => {
      const [word = '', verb = '', path = '/'] = invocation.positionals;
      const api = await findApi(client, word);
      const origin = textOption(invocation, 'origin');
      if (origin === undefined) throw new UsageError('--origin is required: https://app.example.com.');
      const stageName = textOption(invocation, 'stage') ?? (api.protocol === 'HTTP' ? defaultStageName : undefined);
      if (stageName === undefined) throw new UsageError('--stage S is required.');
      const report = await client.cors.check({
        apiId: api.id,
        stageName,
        verb: verb.toUpperCase(),
        pathWithQueryString: path,
        origin,
        headers: textPairsOption(invocation, 'headers'),
        body: textOption(invocation, 'body') ?? '',
        hasCredentials: invocation.options.credentials === true,
      });
      printResult(invocation, report, reportLines(report));
      return report.outcome === 'allowed' ? 0 : 1;
    }),
};

function reportLines({ outcome, preflightReasons, calls, hiddenHeaders, because, cure }: CorsReport): string[] {
  return [
    ...preflightReasons.map((reason) => `preflight: ${reason}`),
    ...calls.map(
      ({ kind, method, status, fault }) =>
        `${kind} ${method} ${status}${fault === undefined ? '' : `  ${fault.sentence}`}`,
    ),
    outcome === 'allowed' ? 'allowed: the page gets the answer.' : `blocked: ${because ?? ''}`,
    ...(hiddenHeaders.length > 0 ? [`The page cannot read: ${hiddenHeaders.join(', ')}`] : []),
    ...(cure === undefined ? [] : [`What would help: ${cure.label}`]),
    ...(cure?.kind === 'endpoint' ? cure.lines.map((line) => `  ${line}`) : []),
    ...(cure?.kind === 'configure' ? [`  corsConfiguration: ${JSON.stringify(cure.configuration)}`] : []),
  ];
}
