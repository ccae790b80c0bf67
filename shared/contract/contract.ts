// The whole contract: one table per subject. Client, router, preload and transports follow from it.
import { apisSubject, methodsSubject, modelsSubject, resourcesSubject, routesSubject } from './apis';
import { authorizersSubject } from './authorizers';
import { corsSubject } from './cors';
import { definitionSubject } from './definition';
import { functionsSubject } from './functions';
import { identitySubject } from './identity';
import { gatewaySubject, invocationsSubject, requestsSubject } from './invocations';
import { linksSubject } from './links';
import { logsSubject } from './logs';
import { personasSubject } from './personas';
import { principalsSubject } from './principals';
import { pushSubject } from './push';
import { samplesSubject } from './samples';
import { socketsSubject } from './sockets';
import { deploymentsSubject, stagesSubject } from './stages';
import type { SubjectClient, SubjectService } from './subject';
import { testsSubject } from './tests';
import { clockSubject, usageSubject } from './usage';
import { documentsSubject, hostSubject, settingsSubject, templatesSubject, workspaceSubject } from './workspace';

export const contract = {
  workspace: workspaceSubject,
  definition: definitionSubject,
  apis: apisSubject,
  resources: resourcesSubject,
  routes: routesSubject,
  methods: methodsSubject,
  models: modelsSubject,
  authorizers: authorizersSubject,
  deployments: deploymentsSubject,
  stages: stagesSubject,
  gateway: gatewaySubject,
  invocations: invocationsSubject,
  requests: requestsSubject,
  sockets: socketsSubject,
  cors: corsSubject,
  functions: functionsSubject,
  identity: identitySubject,
  logs: logsSubject,
  documents: documentsSubject,
  links: linksSubject,
  push: pushSubject,
  tests: testsSubject,
  personas: personasSubject,
  usage: usageSubject,
  clock: clockSubject,
  principals: principalsSubject,
  templates: templatesSubject,
  samples: samplesSubject,
  settings: settingsSubject,
  host: hostSubject,
} as const;

export type Contract = typeof contract;
export type StudioClient = { readonly [S in keyof Contract]: SubjectClient<Contract[S]> };
export type StudioServices = { readonly [S in keyof Contract]: SubjectService<Contract[S]> };
