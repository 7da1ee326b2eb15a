"""The command line: arguments to the workbench, its answer to stdout, everything else to stderr."""
