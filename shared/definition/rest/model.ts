// The Model entity (a JSON Schema draft 4 by name) and the two that every new API has.
import { z } from 'zod';
import { isModelName } from '../naming';

export const modelSchema = z.strictObject({
  id: z.string(),
  name: z.string().refine(isModelName, 'A model name holds letters and digits only.'),
  description: z.string().optional(),
  /** JSON text. */
  schema: z.string().optional(),
  contentType: z.string().default('application/json'),
});

export type Model = z.infer<typeof modelSchema>;

// AWS recorded: an API made by CreateRestApi or the console has these two, imported ones have not
// AWS documented: these very texts, blanks before colons included
export const emptyModelText = `{
  "$schema": "http://json-schema.org/draft-04/schema#",
  "title" : "Empty Schema",
  "type" : "object"
}`;
export const errorModelText = `{
  "$schema" : "http://json-schema.org/draft-04/schema#",
  "title" : "Error Schema",
  "type" : "object",
  "properties" : {
    "message" : { "type" : "string" }
  }
}`;
