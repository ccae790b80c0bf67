// What integrations call beside functions: how each kind is named, what a new one begins with, and its settings.
import { Cable, Cloud, type LucideIcon, Network, Server } from 'lucide-react';
import { type EntityKey, entityKey } from '../../../shared/definition/entities';
import { newShortId } from '../../../shared/definition/ids';
import { type FieldDescriptor, plainOptions } from '../../design/forms/fields/field-descriptor';
import type { BackendSection } from '../../state/view-store';

export const backendTitles: Readonly<Record<BackendSection, string>> = {
  'http-backend': 'HTTP backends',
  'service-endpoint': 'Service endpoints',
  'vpc-link': 'VPC links',
  'load-balancer': 'Load balancers',
};

export const backendIcons: Readonly<Record<BackendSection, LucideIcon>> = {
  'http-backend': Server,
  'service-endpoint': Cloud,
  'vpc-link': Cable,
  'load-balancer': Network,
};

export interface BackendKind {
  readonly icon: LucideIcon;
  /** `New VPC link`. */
  readonly addLabel: string;
  readonly nameLabel: string;
  readonly placeholder: string;
  /** What it is for, in one sentence. */
  readonly sentence: string;
  /** A ready one for the empty list: its name, and what it does in a row or two. */
  readonly example: { readonly name: string; readonly rows: readonly string[] };
  /** The entity a new one begins as; `loadBalancerArn`: one that is there, for a VPC link. */
  readonly start: (name: string, loadBalancerArn: string) => { readonly key: EntityKey; readonly entity: object };
  /** What it is listed and opened by, and its name. */
  readonly idOf: (entity: Readonly<Record<string, unknown>>) => string;
  readonly nameOf: (entity: Readonly<Record<string, unknown>>) => string;
  /** Settings in the form; `routes` of an HTTP backend have an editor of their own. */
  readonly fields: readonly FieldDescriptor[];
}

const text = (member: string) => (entity: Readonly<Record<string, unknown>>) => String(entity[member] ?? '');
const tags: FieldDescriptor = {
  path: ['tags'],
  label: 'Tags',
  control: { kind: 'record', nameLabel: 'Tag', valueLabel: 'Value' },
};

export const backendKinds: Readonly<Record<BackendSection, BackendKind>> = {
  'http-backend': {
    icon: Server,
    addLabel: 'New HTTP backend',
    nameLabel: 'Name',
    placeholder: 'warehouse',
    sentence: 'A stand-in for an HTTP endpoint: it answers at http://{name}.backend.localhost as you write down here.',
    example: { name: 'warehouse', rows: ['GET /stock/{sku} answers 200 with JSON'] },
    start: (name) => ({
      key: entityKey('http-backend', name),
      entity: {
        name,
        routes: [
          {
            httpMethod: 'GET',
            path: '/stock/{sku}',
            status: 200,
            headers: { 'content-type': 'application/json' },
            body: '{"sku":"{sku}","inStock":3}',
          },
        ],
      },
    }),
    idOf: text('name'),
    nameOf: text('name'),
    fields: [
      { path: ['name'], label: 'Name', control: { kind: 'fixed' } },
      { path: ['description'], label: 'Description', control: { kind: 'text' } },
    ],
  },
  'service-endpoint': {
    icon: Cloud,
    addLabel: 'New service endpoint',
    nameLabel: 'Service',
    placeholder: 'dynamodb',
    sentence: 'Where AWS integrations find a service: an emulator on this machine, or AWS itself.',
    example: { name: 'dynamodb', rows: ['http://localhost:8000, as DynamoDB local listens'] },
    start: (service) => ({
      key: entityKey('service-endpoint', service),
      entity: {
        service,
        endpointUrl: service === 'dynamodb' ? 'http://localhost:8000' : 'http://localhost:4566',
      },
    }),
    idOf: text('service'),
    nameOf: text('service'),
    fields: [
      { path: ['service'], label: 'Service', control: { kind: 'fixed' } },
      {
        path: ['endpointUrl'],
        label: 'Endpoint',
        control: { kind: 'text', isMono: true, placeholder: 'http://localhost:4566' },
      },
      {
        path: ['accessKeyId'],
        label: 'Access key id',
        control: { kind: 'text', isMono: true, placeholder: 'from the environment' },
        hint: 'Requests are signed with it; empty: the AWS variables of the environment, else a pair emulators take.',
      },
      { path: ['secretAccessKey'], label: 'Secret access key', control: { kind: 'secret' } },
      { path: ['sessionToken'], label: 'Session token', control: { kind: 'secret' } },
    ],
  },
  'vpc-link': {
    icon: Cable,
    addLabel: 'New VPC link',
    nameLabel: 'Name',
    placeholder: 'orders-vpc',
    sentence:
      'A VPC link leads HTTP integrations to a load balancer; where one is listed here, its target on this machine answers.',
    example: { name: 'orders-vpc', rows: ['targets a Network Load Balancer'] },
    start: (name, loadBalancerArn) => {
      const id = newShortId(Math.random);
      return { key: entityKey('vpc-link', id), entity: { id, name, targetArns: [loadBalancerArn] } };
    },
    idOf: text('id'),
    nameOf: text('name'),
    fields: [
      { path: ['id'], label: 'VPC link id', control: { kind: 'fixed' } },
      { path: ['name'], label: 'Name', control: { kind: 'text' } },
      { path: ['description'], label: 'Description', control: { kind: 'text' } },
      {
        path: ['targetArns'],
        label: 'Load balancer',
        control: { kind: 'list', placeholder: 'arn:aws:elasticloadbalancing:…' },
        hint: 'The ARN of the Network Load Balancer; the list of load balancers says what stands for it here.',
      },
      {
        path: ['status'],
        label: 'Status',
        control: { kind: 'choice', options: plainOptions(['AVAILABLE', 'PENDING', 'DELETING', 'FAILED']) },
        hint: 'A link that is not available makes requests fail, as on AWS.',
      },
      { path: ['statusMessage'], label: 'Status message', control: { kind: 'text' } },
      {
        path: ['region'],
        label: 'Region',
        control: { kind: 'text', isMono: true, placeholder: 'the studio’s own' },
      },
      {
        path: ['accountId'],
        label: 'Account',
        control: { kind: 'text', isMono: true, placeholder: 'the workspace’s own' },
      },
      tags,
    ],
  },
  'load-balancer': {
    icon: Network,
    addLabel: 'New load balancer',
    nameLabel: 'Name',
    placeholder: 'orders-nlb',
    sentence: 'Stands for a load balancer that VPC links name: requests go to its target on this machine.',
    example: { name: 'orders-nlb', rows: ['http://127.0.0.1:3000 answers for it'] },
    start: (name) => ({
      key: entityKey('load-balancer', name),
      entity: {
        name,
        arn: `arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/${name}/${newShortId(Math.random)}`,
        target: 'http://127.0.0.1:3000',
      },
    }),
    idOf: text('name'),
    nameOf: text('name'),
    fields: [
      { path: ['name'], label: 'Name', control: { kind: 'fixed' } },
      { path: ['arn'], label: 'ARN', control: { kind: 'text', isMono: true } },
      {
        path: ['target'],
        label: 'Target',
        control: { kind: 'text', isMono: true, placeholder: 'http://127.0.0.1:3000' },
        hint: 'http:// or https:// with host and port; the integration brings the path.',
      },
    ],
  },
};
