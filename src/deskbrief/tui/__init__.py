"""The interactive desk, on Textual."""
