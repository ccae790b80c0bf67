// The members of a path item that are operations, with the methods of their routes.
const anyMethodMember = 'x-amazon-apigateway-any-method';

export const routeVerbs = [
  ['get', 'GET'],
  ['post', 'POST'],
  ['put', 'PUT'],
  ['patch', 'PATCH'],
  ['delete', 'DELETE'],
  ['head', 'HEAD'],
  ['options', 'OPTIONS'],
  [anyMethodMember, 'ANY'],
] as const;
