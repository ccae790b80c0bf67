// The operations of the apigatewayv2 service that one subject has.
import type { Operation } from '../wire/operation';
import type { OperationName } from './operation-table';

/** The operations of one subject that are built. */
export type Operations = { readonly [Name in OperationName]?: Operation };
