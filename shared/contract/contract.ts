// The whole contract: one table per subject. Client, router, preload and transports follow from it.
import { apisSubject, methodsSubject, resourcesSubject } from './apis';
import { definitionSubject } from './definition';
import { gatewaySubject, invocationsSubject, requestsSubject } from './invocations';
import { deploymentsSubject, stagesSubject } from './stages';
import type { SubjectClient, SubjectService } from './subject';
import { documentsSubject, hostSubject, settingsSubject, templatesSubject, workspaceSubject } from './workspace';

export const contract = {
  workspace: workspaceSubject,
  definition: definitionSubject,
  apis: apisSubject,
  resources: resourcesSubject,
  methods: methodsSubject,
  deployments: deploymentsSubject,
  stages: stagesSubject,
  gateway: gatewaySubject,
  invocations: invocationsSubject,
  requests: requestsSubject,
  documents: documentsSubject,
  templates: templatesSubject,
  settings: settingsSubject,
  host: hostSubject,
} as const;

export type Contract = typeof contract;
export type StudioClient = { readonly [S in keyof Contract]: SubjectClient<Contract[S]> };
export type StudioServices = { readonly [S in keyof Contract]: SubjectService<Contract[S]> };
