"""The command line: arguments to the workbench, its answer to stdout, everything else to stderr."""

import gc

# A start makes much that stays: to look for rubbish at every 700 objects is a hundredth of it.
gc.set_threshold(10_000)
