// What is wrong with a template that was written: properties its types do not know, references that lead nowhere.
import type { Template } from './cloudformation/cloudformation';
import { resourceSpecifications } from './cloudformation/specification-fixtures';

/** Properties that types do not know, or that they demand and are missing. */
export function propertyFaults({ Resources }: Template): readonly string[] {
  return Object.entries(Resources).flatMap(([id, { Type, Properties }]) => {
    const known = resourceSpecifications[Type];
    if (known === undefined) return [`${id}: ${Type}`];
    const names = Object.keys(Properties);
    const unknown = names.filter((name) => ![...known.required, ...known.optional].includes(name));
    const missing = known.required.filter((name) => !names.includes(name));
    return [...unknown.map((name) => `${id} has ${name}`), ...missing.map((name) => `${id} lacks ${name}`)];
  });
}

/** Names that the template uses and does not have. */
export function danglingNames(template: Template): readonly string[] {
  const names = new Set([...Object.keys(template.Resources), ...Object.keys(template.Parameters ?? {})]);
  const used = new Set<string>();
  JSON.stringify(template, (key, value: unknown) => {
    if (key === 'Ref') used.add(String(value).split('.')[0] ?? '');
    if (key === 'Fn::GetAtt') used.add((value as string[])[0] ?? '');
    if (key === 'DependsOn') for (const id of value as string[]) used.add(id);
    if (key === 'Fn::Sub') {
      for (const [, name = ''] of String(value).matchAll(/\$\{(?!!)([^}]*)\}/g)) used.add(name.split('.')[0] ?? '');
    }
    return value;
  });
  return [...used].filter((name) => !names.has(name) && !name.startsWith('AWS::'));
}
