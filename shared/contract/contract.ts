// The whole contract: one table per subject. Client, router, preload and transports follow from it.
import { apisSubject, methodsSubject, modelsSubject, resourcesSubject, routesSubject } from './apis';
import { authorizersSubject } from './authorizers';
import { cacheSubject } from './cache';
import { canariesSubject } from './canaries';
import { certificatesSubject } from './certificates';
import { corsSubject } from './cors';
import { costSubject } from './cost';
import { definitionSubject } from './definition';
import { domainsSubject } from './domains';
import { functionsSubject } from './functions';
import { identitySubject } from './identity';
import { gatewaySubject, invocationsSubject, requestsSubject } from './invocations';
import { linksSubject } from './links';
import { logsSubject } from './logs';
import { metricsSubject } from './metrics';
import { personasSubject } from './personas';
import { principalsSubject } from './principals';
import { pushSubject } from './push';
import { replaySubject } from './replay';
import { samplesSubject } from './samples';
import { socketsSubject } from './sockets';
import { deploymentsSubject, stagesSubject } from './stages';
import type { SubjectClient, SubjectService } from './subject';
import { testsSubject } from './tests';
import { clockSubject, usageSubject } from './usage';
import { wafSubject } from './waf';
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
  canaries: canariesSubject,
  cache: cacheSubject,
  gateway: gatewaySubject,
  invocations: invocationsSubject,
  requests: requestsSubject,
  replay: replaySubject,
  sockets: socketsSubject,
  cors: corsSubject,
  cost: costSubject,
  domains: domainsSubject,
  functions: functionsSubject,
  identity: identitySubject,
  logs: logsSubject,
  metrics: metricsSubject,
  documents: documentsSubject,
  links: linksSubject,
  push: pushSubject,
  tests: testsSubject,
  personas: personasSubject,
  usage: usageSubject,
  clock: clockSubject,
  principals: principalsSubject,
  certificates: certificatesSubject,
  waf: wafSubject,
  templates: templatesSubject,
  samples: samplesSubject,
  settings: settingsSubject,
  host: hostSubject,
} as const;

export type Contract = typeof contract;
export type StudioClient = { readonly [S in keyof Contract]: SubjectClient<Contract[S]> };
export type StudioServices = { readonly [S in keyof Contract]: SubjectService<Contract[S]> };
