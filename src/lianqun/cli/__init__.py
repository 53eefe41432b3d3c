"""The command line: one module per group of verbs, each a thin face over a service.

Exit codes, the same for every verb:

| code | meaning |
|---|---|
| 0 | done, whether or not there are issues: an issue is for a person to look at, no failure |
| 1 | `verify` found something broken, or `compile` could not compile a document; the other documents are done |
| 2 | the command line or something given to it (a file, an id) cannot be used |
| 3 | the workspace is missing, damaged, not writable or of another release |
| 4 | another process is writing; try again |
| 70 | the program itself failed: a mistake in it, please report |
| 130 | interrupted (Ctrl-C); the last good state is kept |

Results go to standard output, progress, remarks and errors to standard error.
"""
