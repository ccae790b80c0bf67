// How deep the heads of sections stand: below a pane's own title they are one level higher than below a form's.
import { createContext } from 'react';

export const HeadingLevel = createContext<2 | 3>(3);
