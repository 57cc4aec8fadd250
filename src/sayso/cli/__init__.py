"""The command line: parses options, calls a workflow, prints. Nothing heavy is imported before a command runs."""
