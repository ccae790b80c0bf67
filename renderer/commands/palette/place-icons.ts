// The icon of each kind of entity, wherever entities are listed.
import {
  BookOpen,
  Braces,
  Cable,
  Cloud,
  FlaskConical,
  FolderTree,
  Layers,
  ListChecks,
  type LucideIcon,
  Network,
  Reply,
  Server,
  ShieldCheck,
  SquareFunction,
  SquareStack,
  Waypoints,
} from 'lucide-react';
import type { EntityKind } from '../../../shared/definition/entities';

export const placeIcons: Readonly<Partial<Record<EntityKind, LucideIcon>>> = {
  'rest-api': SquareStack,
  resource: FolderTree,
  method: Waypoints,
  model: Braces,
  authorizer: ShieldCheck,
  'request-validator': ListChecks,
  'gateway-response': Reply,
  'documentation-part': BookOpen,
  'documentation-version': BookOpen,
  stage: Layers,
  function: SquareFunction,
  'http-backend': Server,
  'service-endpoint': Cloud,
  'vpc-link': Cable,
  'load-balancer': Network,
  'test-suite': FlaskConical,
};
