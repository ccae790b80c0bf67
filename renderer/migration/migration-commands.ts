// The command that leads from a REST API to HTTP.
import { ArrowRightLeft } from 'lucide-react';
import type { Command, CommandContext } from '../commands/command';

/** Of the selected API. */
export const migrationCommands: readonly Command[] = [
  {
    id: 'api.toHttp',
    title: 'Move to an HTTP API…',
    group: 'API',
    icon: ArrowRightLeft,
    isEnabled: isRest,
    whyDisabled: 'only REST APIs move to HTTP',
    run: ({ studio, apiId }) => {
      if (apiId !== undefined) studio.view.setState({ overlay: { kind: 'to-http', apiId } });
    },
  },
];

function isRest({ mirror, apiId }: CommandContext): boolean {
  return apiId !== undefined && mirror.definition.has(`rest-api:${apiId}`);
}
