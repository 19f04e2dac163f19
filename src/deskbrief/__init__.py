"""An Arabic-to-English translation and summary desk."""

__version__ = "0.1.0"
