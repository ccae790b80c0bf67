// How the parts of a compiler say what cannot work at run time.

/** Reports a problem at `path` of the method that is being compiled. */
export type ReportProblem = (path: string, message: string) => void;
