// Parameters and headers are plain texts to API Gateway: what a document says beyond that is told as lost.
import { isMembers } from '../../definition/edits/member-path';
import { own } from '../../definition/records';
import { type ImportContext, type Members, referenceOf, resolvePointer } from './import-context';

// AWS documented: of a parameter only name, place, required, type and description matter; all are texts at run time
const kept = new Set(['name', 'in', 'required', 'description', 'type', 'schema']);

/** Says which details of a parameter or header are not kept. */
export function reportTextDetails(context: ImportContext, source: Members, place: string, what: string): void {
  const schema = own(source, 'schema');
  const reference = referenceOf(schema);
  const target = reference?.startsWith('#/') === true ? resolvePointer(context.document, reference) : schema;
  const inner = isMembers(target) ? target : {};
  const type = own(source, 'type') ?? own(inner, 'type') ?? 'string';
  const names = [
    ...Object.keys(source).filter((name) => !kept.has(name) && !isDocumented(context, source[name])),
    ...Object.keys(inner).filter((name) => name !== 'type'),
    ...(type === 'string' ? [] : [`type ${typeof type === 'string' ? type : JSON.stringify(type)}`]),
  ];
  if (names.length === 0) return;
  context.losses.info(place, `${what} are plain texts to API Gateway; left out: ${[...new Set(names)].join(', ')}.`);
}

function isDocumented(context: ImportContext, value: unknown): boolean {
  return context.documented.has(JSON.stringify(value));
}
