// `gatehouse explain`: why a request came out as it did.
import { explainRequest, explanationText } from '../../../../shared/trace/explain-request';
import type { Command, ExitCode } from '../command';
import { printResult } from '../print-result';
import { withWorkspace, workspaceOption } from '../workspace-option';

export const explainCommand: Command = {
  name: 'explain',
  summary:
    'Says why a request came out as it did: every check in order, the one that refused, and the smallest change that would let it in.',
  usage: 'ID',
  positionals: { min: 1, max: 1 },
  options: {
    ...workspaceOption,
    all: { type: 'boolean', summary: 'also what the checks that passed compared' },
  },
  run: (invocation) =>
    withWorkspace<ExitCode>(invocation, { gateway: false }, async (client) => {
      const [requestId = ''] = invocation.positionals;
      const explanation = explainRequest(await client.requests.read({ requestId }));
      return printResult(invocation, explanation, explanationText(explanation, invocation.options.all === true));
    }),
};
