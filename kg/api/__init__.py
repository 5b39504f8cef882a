"""The graph as Python sees it: what the command line, the service and notebooks call."""
