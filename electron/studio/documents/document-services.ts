// The subject `documents`: API definitions, infrastructure as code, moves to HTTP, and client libraries.
import type { StudioServices } from '../../../shared/contract/contract';
import { type DocumentsOptions, documentsService } from './documents-service';
import { type InfrastructureOptions, infrastructureService } from './infrastructure-service';
import { type MigrationOptions, migrationService } from './migration-service';
import { type SdkOptions, sdkService } from './sdk-service';

/** Joins the services of one subject. */
export function documentServices(
  options: DocumentsOptions & InfrastructureOptions & MigrationOptions & SdkOptions,
): StudioServices['documents'] {
  return {
    ...documentsService(options),
    ...infrastructureService(options),
    ...migrationService(options),
    ...sdkService(options),
  };
}
