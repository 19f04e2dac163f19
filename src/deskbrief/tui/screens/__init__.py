"""The desk's own screen."""
