// Quotas of API Gateway that a definition or a request can meet (reference: REST APIs, quotas).

export const limits = {
  payloadBytes: 10_485_760,
  headerBytes: 10_240,
  urlBytes: { EDGE: 8_192, REGIONAL: 10_240, PRIVATE: 10_240 },
  integrationTimeoutMs: { min: 50, default: 29_000, max: 29_000, streaming: 900_000 },
  resourcesPerApi: 300,
  routesPerApi: 300,
  integrationsPerApi: 300,
  stagesPerApi: 10,
  authorizersPerApi: 10,
  documentationPartsPerApi: 2_000,
  stageVariables: { count: 100, nameLength: 64, valueLength: 512 },
  resourcePolicyLength: 8_192,
  mappingTemplateBytes: 300 * 1_024,
  foreachRounds: 1_000,
  tagsPerResource: 50,
  cacheTtlSeconds: { min: 0, default: 300, max: 3_600 },
  minimumCompressionSize: { min: 0, max: 10_485_760 },
  importBytes: 6 * 1_024 * 1_024,
} as const;
