import { describe, expect, it } from 'vitest';
import { putEntity } from '../../../shared/definition/edits/entity-edits';
import { type Definition, entitySchemas } from '../../../shared/definition/entities';
import { fidelityLedger } from '../../../shared/fidelity/fidelity-ledger';
import { backendSections } from '../../state/view-store';
import { backendKinds } from './backend-kinds';

const arn = 'arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/orders/abc';

describe.each(backendSections)('%s', (section) => {
  const { fields, start, idOf, nameOf, placeholder } = backendKinds[section];

  it('has a field for every setting', () => {
    const elsewhere = section === 'http-backend' ? ['routes'] : [];
    const members = [...fields.map(({ path }) => path[0]), ...elsewhere].sort();
    expect(members).toEqual(Object.keys(entitySchemas[section].shape).sort());
  });

  it('names its settings as the ledger does', () => {
    const known = new Set(fidelityLedger.map(({ setting }) => setting));
    expect(fields.map(({ path }) => `${section}.${path.join('.')}`).filter((each) => !known.has(each))).toEqual([]);
  });

  it('begins as something the definition takes, and is found by its id', () => {
    const { key, entity } = start(placeholder, arn);
    const { definition } = putEntity(new Map() as Definition, key, entity);
    const stored = definition.get(key) as Readonly<Record<string, unknown>>;
    expect([key, nameOf(stored)]).toEqual([`${section}:${idOf(stored)}`, placeholder]);
  });
});
