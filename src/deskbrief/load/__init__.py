"""Reading a file as an article: bytes to text, and what its markup says of each stretch of it."""

from deskbrief.load.reader import MAX_BYTES, SUFFIXES, load, load_bytes

__all__ = ["MAX_BYTES", "SUFFIXES", "load", "load_bytes"]
