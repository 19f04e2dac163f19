"""Translate Arabic sentences through one Engine protocol, guarded: nothing is lost without a flag."""
