// Importing a template of infrastructure: what it asks for is asked, what came and what stayed out is listed.
import { StudioError } from '../../../shared/contract/errors';
import type { ImportFill, InfrastructureResult } from '../../../shared/contract/workspace';
import type { CommandContext, PickedDocument } from '../../commands/command';
import { selectApi } from '../../state/view-store';

/** The first lines of a template, for one that is too broken to be read; its import says where. */
const looksLikeTemplate = /^[\s{]*["']?(?:AWSTemplateFormatVersion|Resources|planned_values)["']?\s*:/m;

/** True for a CloudFormation or SAM template and for the JSON of a Terraform plan. */
export async function isTemplate(document: PickedDocument): Promise<boolean> {
  // The readers are a chunk of their own: the window starts without them.
  const [{ detectKind }, { readTemplate }] = await Promise.all([
    import('../../../shared/infrastructure/import/detect-kind'),
    import('../../../shared/infrastructure/import/reading/read-template'),
  ]);
  try {
    const kind = detectKind(readTemplate(document).root);
    return kind !== 'openapi' && kind !== 'unknown';
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    return looksLikeTemplate.test(document.text);
  }
}

/** Imports a template with the values it was given; asks for those that are missing. */
export async function importTemplate(
  { studio }: Pick<CommandContext, 'studio'>,
  document: PickedDocument,
  fills: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { text, fileName } = document;
  const stackName = stackNameOf(fileName);
  const result = await studio.client.documents.importInfrastructure({
    text,
    fills,
    ...(stackName !== undefined && { stackName }),
  });
  if (result.fills.length > 0) {
    studio.view.setState({ overlay: { kind: 'import-fills', document, asked: result } });
    return;
  }
  const [api] = result.apis;
  if (api !== undefined) selectApi(studio.view, api.apiId);
  studio.view.setState({ activity: 'apis', overlay: { kind: 'infrastructure-report', result } });
}

/** A stack is called after its file: `orders.template.json` gives `orders`. Undefined where the file says nothing. */
export function stackNameOf(fileName: string): string | undefined {
  const [first = ''] = fileName.split('.');
  const name = first.replace(/[^A-Za-z0-9-]+/g, '-').replace(/^[^A-Za-z]+/, '');
  return name === '' ? undefined : name.slice(0, 128);
}

/** What the form starts with: the suggestion of each value. */
export function suggestedFills(fills: readonly ImportFill[]): ReadonlyMap<string, string> {
  return new Map(fills.map(({ place, suggestion }) => [place, suggestion ?? '']));
}

/** Places that have no answer yet. */
export function unanswered(fills: readonly ImportFill[], answers: ReadonlyMap<string, string>): readonly string[] {
  return fills.filter(({ place }) => (answers.get(place) ?? '').trim() === '').map(({ place }) => place);
}

/** `SAM template`, as the report names what was imported. */
export const templateKinds: Readonly<Record<InfrastructureResult['kind'], string>> = {
  sam: 'SAM template',
  cloudformation: 'CloudFormation template',
  cdk: 'CDK output',
  terraform: 'Terraform plan',
};
