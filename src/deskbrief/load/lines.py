"""What ends a line."""

import re

LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""One line of any system's text file, or of a page's text."""
