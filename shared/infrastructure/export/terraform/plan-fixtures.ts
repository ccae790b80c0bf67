// What `terraform show -json` gives for blocks of a configuration: nothing is applied yet, so ids are not known.
import { isMembers } from '../../../definition/edits/member-path';
import type { HclBlock, HclValue } from './hcl';

interface Evaluated {
  /** Undefined where it is known after apply only. */
  readonly value: unknown;
  readonly references: readonly string[];
}

interface EvaluatedBlock {
  readonly values: object;
  readonly unknown: object;
  readonly expressions: object;
}

/** What data sources say in a plan. */
const known = new Map([
  ['data.aws_partition.current.partition', 'aws'],
  ['data.aws_region.current.id', 'us-east-1'],
  ['data.aws_caller_identity.current.account_id', '000000000000'],
  ['path.module', '.'],
]);

/** The plan as JSON text. */
export function planOf(blocks: readonly HclBlock[]): string {
  const resources = blocks
    .filter(({ type }) => type === 'resource')
    .map((block) => {
      const [type = '', name = ''] = block.labels ?? [];
      const { depends_on: _, ...attributes } = block.attributes ?? {};
      const nested = (block.blocks ?? []).filter((inner) => inner.type !== 'lifecycle');
      return {
        address: `${type}.${name}`,
        mode: 'managed',
        type,
        name,
        ...evaluateBlock({ attributes, blocks: nested }),
      };
    });
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.9.0',
    planned_values: {
      root_module: { resources: resources.map(({ expressions: _, unknown: _unknown, ...resource }) => resource) },
    },
    resource_changes: resources.map(({ address, unknown }) => ({
      address,
      change: { actions: ['create'], after_unknown: { ...unknown, id: true } },
    })),
    configuration: {
      root_module: {
        resources: resources.map(({ values: _, unknown: _unknown, ...resource }) => resource),
      },
    },
  });
}

function evaluateBlock({ attributes = {}, blocks = [] }: Pick<HclBlock, 'attributes' | 'blocks'>): EvaluatedBlock {
  const evaluated = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, evaluate(value)] as const],
  );
  const types = [...new Set(blocks.map(({ type }) => type))];
  const inner = types.map((type) => [type, blocks.filter((block) => block.type === type).map(evaluateBlock)] as const);
  const expressionOf = ({ value, references }: Evaluated): object =>
    references.length > 0 ? { references } : { constant_value: value };
  return {
    values: Object.fromEntries([
      ...evaluated.filter(([, { value }]) => value !== undefined).map(([name, { value }]) => [name, value]),
      ...inner.map(([type, parts]) => [type, parts.map(({ values }) => values)]),
    ]) as object,
    unknown: Object.fromEntries([
      ...evaluated.filter(([, { value }]) => value === undefined).map(([name]) => [name, true]),
      ...inner.map(([type, parts]) => [type, parts.map(({ unknown }) => unknown)]),
    ]) as object,
    expressions: Object.fromEntries([
      ...evaluated.map(([name, one]) => [name, expressionOf(one)]),
      ...inner.map(([type, parts]) => [type, parts.map(({ expressions }) => expressions)]),
    ]) as object,
  };
}

function evaluate(value: HclValue): Evaluated {
  if (Array.isArray(value)) return joined(value.map(evaluate), (values) => values);
  if (!isMembers(value)) return { value, references: [] };
  if ('raw' in value) return evaluateReference(value.raw as string);
  if ('template' in value) {
    const parts = (value.template as readonly (string | { readonly raw: string })[]).map((part) =>
      typeof part === 'string' ? { value: part, references: [] } : evaluateReference(part.raw),
    );
    return joined(parts, (values) => values.join(''));
  }
  const entries = Object.entries(value.map as Readonly<Record<string, HclValue>>);
  return joined(
    entries.map(([, member]) => evaluate(member)),
    (values) => Object.fromEntries(entries.map(([name], at) => [name, values[at]])),
  );
}

function evaluateReference(raw: string): Evaluated {
  const value = known.get(raw) ?? (raw.startsWith('data.archive_file.') ? 'code.zip' : undefined);
  return { value, references: [raw, raw.replace(/\.[^.]*$/, '')] };
}

function joined(parts: readonly Evaluated[], join: (values: readonly unknown[]) => unknown): Evaluated {
  const isKnown = parts.every(({ value }) => value !== undefined);
  return {
    value: isKnown ? join(parts.map(({ value }) => value)) : undefined,
    references: [...new Set(parts.flatMap(({ references }) => references))],
  };
}
